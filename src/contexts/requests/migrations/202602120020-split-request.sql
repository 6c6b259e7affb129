-- Of a case that was split, each reporter goes on with the part too; the pair keeps the two entries of one person together.
alter table request_reporter add column split_from_id uuid references request_reporter (id);
create index request_reporter_split on request_reporter (split_from_id) where split_from_id is not null;

insert into request_rule (name, value, valid_from, source) values
  ('unjoinWithinDays', 30, '2019-01-01', 'default of the program: to be set by the office');
