-- Dated revisions of the rules of projects, funds and signals, each for a place and what lies in it. What ships with the program holds
-- where there is none.
create table rule_revision (
  id uuid primary key,
  rule_set text not null check (rule_set in ('projects', 'rapidHandling', 'emergencySpecial', 'annualMicro', 'microGrant', 'donation', 'signals')),
  division_code text not null,
  place_path ltree not null,
  -- From this day on in Suzhou, until the next revision of the same place.
  valid_from date not null,
  rules jsonb not null,
  -- The rules in force there when it was proposed.
  replaces jsonb not null,
  -- The paper it rests on, as people wrote it.
  source text not null check (source <> ''),
  -- Fields by which money is spent with fewer people or in larger amounts: these take two persons.
  raises text[] not null default '{}',
  state text not null check (state in ('awaiting', 'released', 'refused', 'withdrawn')),
  doers jsonb not null default '{}',
  version integer not null,
  head_hash bytea not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index rule_revision_once_a_day on rule_revision (rule_set, place_path, valid_from) where state = 'released';
create index rule_revision_place on rule_revision using gist (place_path);

-- A project keeps the rules it was checked with: the revision, or what shipped with the program on that day.
alter table project
  add column rules_id uuid references rule_revision (id),
  add column rules_day date,
  add constraint project_rules_dated check (rules_id is null or rules_day is not null);
update project set rules_day = (coalesce(submitted_at, started_at) at time zone 'Asia/Shanghai')::date where coalesce(submitted_at, started_at) is not null;
