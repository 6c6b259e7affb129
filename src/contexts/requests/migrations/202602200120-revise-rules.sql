-- Rules are revised at the desk: each revision is a record with a history; one that has not begun yet may be taken back.
alter table request_rule
  add column id uuid not null default gen_random_uuid(),
  add column version integer not null default 0,
  add column head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  add column changed_at timestamptz,
  add column withdrawn_at timestamptz;
alter table request_rule drop constraint request_rule_pkey;
alter table request_rule add primary key (id);
create unique index request_rule_in_force on request_rule (name, valid_from) where withdrawn_at is null;
-- Nothing asks for this one any more: warnings follow the share of the time left.
delete from request_rule where name = 'dueSoonHours';
