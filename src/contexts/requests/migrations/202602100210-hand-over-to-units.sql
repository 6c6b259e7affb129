-- Units outside the workstations that requests are handed over to 移交: departments, squads, utilities.
create table request_unit (
  id uuid primary key,
  version integer not null,
  head_hash bytea not null,
  name text not null check (name <> ''),
  kind text not null check (kind in ('department', 'squad', 'utility', 'property', 'other')),
  contact text,
  phone text,
  -- Where messages with the link go; without it the unit works by account or is phoned.
  message_phone text,
  -- Whom it serves: requests of this place and below may be handed over to it.
  division_code text not null,
  place_path ltree not null,
  -- Working days it has unless said otherwise.
  term_days integer not null check (term_days between 1 and 365),
  active boolean not null default true
);
create index request_unit_place on request_unit using gist (place_path);

-- Accounts that act for a unit.
create table request_unit_member (
  unit_id uuid not null references request_unit (id),
  staff_id uuid not null,
  primary key (unit_id, staff_id)
);
create index request_unit_member_staff on request_unit_member (staff_id);

create table request_hand_over (
  id uuid primary key,
  request_id uuid not null references request (id),
  unit_id uuid not null references request_unit (id),
  unit_name text not null,
  part text not null check (part in ('lead', 'assist')),
  status text not null check (status in ('offered', 'accepted', 'done', 'returned', 'revoked')),
  task text not null,
  due timestamptz not null,
  due_provisional boolean not null,
  -- SHA-256 of the token in the link; a higher version makes the old link worthless.
  link_version integer not null default 1,
  link_digest text not null unique,
  link_expires_at timestamptz not null,
  offered_at timestamptz not null,
  offered_by uuid,
  accepted_at timestamptz,
  ended_at timestamptz,
  answer text,
  check ((ended_at is null) = (status in ('offered', 'accepted')))
);
create index request_hand_over_request on request_hand_over (request_id);
create index request_hand_over_unit on request_hand_over (unit_id, id desc);
-- One lead at a time, and no unit twice.
create unique index request_hand_over_lead on request_hand_over (request_id) where part = 'lead' and status in ('offered', 'accepted');
create unique index request_hand_over_open on request_hand_over (request_id, unit_id) where status in ('offered', 'accepted');

alter table request_category add column default_unit_id uuid references request_unit (id);

insert into request_rule (name, value, valid_from, source) values
  ('handOverLinkDays', 14, '2019-01-01', 'default of the program, natural days after the term: to be set by the office');
