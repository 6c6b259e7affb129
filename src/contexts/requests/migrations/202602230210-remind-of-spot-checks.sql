-- When supervisors are reminded of spot checks that end soon.
insert into request_rule (name, value, valid_from, source) values
  ('spotCheckRemindDays', 1, '2019-01-01', 'default of the program: to be set by the office');
