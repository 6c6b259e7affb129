-- Spot checks 抽查: what a supervisor found about a case drawn at random, the latest word for each case of each sample.
create table request_spot_check (
  id uuid primary key,
  request_id uuid not null references request (id),
  sample_id uuid not null,
  verdict text not null check (verdict in ('done', 'notDone', 'cannotVerify')),
  -- How satisfied people there are, where somebody was asked; 1 to 5 as in ratings.
  level integer check (level between 1 and 5),
  checked_at timestamptz not null,
  checked_by uuid not null,
  unique (sample_id, request_id),
  check (verdict <> 'cannotVerify' or level is null)
);
create index request_spot_check_request on request_spot_check (request_id);
create index request_spot_check_checked_at on request_spot_check (checked_at desc);
create trigger request_uncounted_spot_checked after insert or update on request_spot_check for each row execute function mark_rated_request_uncounted();

alter table request_fact
  add column spot_checked integer not null default 0,
  add column spot_passed integer not null default 0,
  add column spot_unverified integer not null default 0;
alter table request_cell
  add column spot_checked bigint not null default 0,
  add column spot_passed bigint not null default 0,
  add column spot_unverified bigint not null default 0;
