-- Callbacks 回访: by phone, or by the link of the message (a rating). Only valid ones count in rates.
create table request_callback (
  id uuid primary key,
  request_id uuid not null references request (id),
  round integer not null,
  channel text not null check (channel in ('phone', 'message')),
  outcome text not null check (outcome in ('reached', 'noAnswer', 'wrongNumber', 'refused')),
  contacted boolean,
  solved text check (solved in ('yes', 'partly', 'no')),
  level integer check (level between 1 and 5),
  called_by uuid,
  called_at timestamptz not null,
  -- Valid: somebody answered.
  valid boolean generated always as (outcome = 'reached') stored,
  check (outcome <> 'reached' or (solved is not null and level is not null))
);
create index request_callback_request on request_callback (request_id, round);
create index request_callback_called_at on request_callback (called_at);

insert into request_rule (name, value, valid_from, source) values
  ('callbackAttempts', 3, '2019-01-01', 'default of the program: to be set by the office');
