-- What is asked, noticed and decided about a case beside its work: extensions 延期, shelving 挂账, unclear ownership,
-- supervision notices 督办, contested completions. The case's own history says who did what; this is what lists and terms need.
create table request_matter (
  id uuid primary key,
  request_id uuid not null references request (id),
  kind text not null check (kind in ('extension', 'shelving', 'ownership', 'supervision', 'contest')),
  status text not null check (status in ('open', 'granted', 'refused', 'answered', 'settled', 'lapsed')),
  -- Of supervision notices: 1 community, 2 subdistrict, 3 district or city.
  level integer check (level between 1 and 3),
  -- Of extensions: working days asked for.
  days integer check (days > 0),
  -- Of shelving: when work begins again.
  revive_on date,
  reason text,
  -- Words of staff; those of residents stand in the history alone, where they can be erased.
  note text,
  answer text,
  due timestamptz,
  due_provisional boolean not null default false,
  opened_at timestamptz not null,
  opened_role text not null,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  check ((kind = 'supervision') = (level is not null)),
  check ((kind = 'extension') = (days is not null)),
  check ((kind = 'shelving') = (revive_on is not null)),
  -- Decided or ended when; a shelving in force was decided.
  check ((closed_at is null) = (status = 'open'))
);
-- Never two of a kind open at once, whoever acts in parallel.
create unique index request_matter_open on request_matter (request_id, kind) where status = 'open';
create index request_matter_request on request_matter (request_id);
create index request_matter_kind on request_matter (kind, status, id desc);

alter table request
  add column return_count integer not null default 0,
  -- The state work goes on in when a shelved case revives, and the day it does.
  add column shelved_from text,
  add column revive_on date,
  add constraint request_shelved check ((state = 'shelved') = (revive_on is not null and shelved_from is not null));
create index request_revive on request (revive_on) where revive_on is not null;

insert into request_rule (name, value, valid_from, source) values
  ('returnsBeforeDecision', 2, '2019-01-01', 'default of the program: to be set by the office'),
  ('extensionMostDays', 30, '2019-01-01', 'default of the program: to be set by the office'),
  ('shelvingMostDays', 365, '2019-01-01', 'default of the program: to be set by the office'),
  ('contestWithinDays', 15, '2019-01-01', 'default of the program: to be set by the office'),
  ('supervise1AfterHours', 0, '2019-01-01', 'default of the program, working hours past the limit: to be set by the office'),
  ('supervise2AfterHours', 14, '2019-01-01', 'default of the program, working hours past the limit: to be set by the office'),
  ('supervise3AfterHours', 35, '2019-01-01', 'default of the program, working hours past the limit: to be set by the office'),
  ('supervise1AnswerHours', 14, '2019-01-01', 'default of the program, working hours: to be set by the office'),
  ('supervise2AnswerHours', 7, '2019-01-01', 'default of the program, working hours: to be set by the office'),
  ('supervise3AnswerHours', 4, '2019-01-01', 'default of the program, working hours: to be set by the office');
