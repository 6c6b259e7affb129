-- 派单规则: what overrides the territory. A rule is never changed in place: each change is a revision of its own.
create table request_dispatch_rule (
  id uuid primary key,
  version integer not null,
  head_hash bytea not null,
  division_code text not null,
  place_path ltree not null,
  -- Among equally specific rules of a place the lowest is asked first.
  position integer not null
);
create index request_dispatch_rule_place on request_dispatch_rule using gist (place_path);

create table request_dispatch_revision (
  rule_id uuid not null references request_dispatch_rule (id),
  revision integer not null,
  valid_from date not null,
  valid_to date,
  ahead boolean not null,
  conditions jsonb not null,
  -- The named communities, grids and compounds as paths, as they lay when it was written.
  places jsonb not null,
  target_kind text not null check (target_kind in ('workstation', 'unit')),
  target_id uuid not null,
  priority text check (priority in ('normal', 'urgent', 'emergency')),
  note text not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (rule_id, revision),
  check (valid_to >= valid_from)
);

-- Why a case was sent where it is proposed to go; kept as it was decided.
alter table request add column dispatch_rule_id uuid;
alter table request add column dispatch_reason jsonb;
create index request_dispatch_rule_hits on request (dispatch_rule_id, reported_at) where dispatch_rule_id is not null;

-- Trials of rules on real cases of a period.
create table request_dispatch_trial (
  id uuid primary key,
  requested_by uuid not null,
  division_code text not null,
  place_path ltree not null,
  from_date date not null,
  until_date date not null,
  -- The rules as they were tried, in their order, and what they are compared with.
  compared_with text not null check (compared_with in ('reality', 'rules')),
  rules jsonb not null,
  base_rules jsonb not null,
  progress_id uuid not null,
  created_at timestamptz not null,
  looked_at integer,
  finished_at timestamptz
);
create index request_dispatch_trial_requested on request_dispatch_trial (requested_by, created_at desc);

-- Where each case that would go elsewhere went and would go; the id of the rule is null where no rule decides.
create table request_dispatch_trial_case (
  trial_id uuid not null references request_dispatch_trial (id) on delete cascade,
  request_id uuid not null references request (id),
  from_key text not null,
  to_key text not null,
  rule_id uuid,
  primary key (trial_id, request_id)
);
create index request_dispatch_trial_pair on request_dispatch_trial_case (trial_id, from_key, to_key, request_id);
