-- Concession policies entered here, one row per version. What ships with the program is data/suzhou-metro.policies.json; a code
-- that was ever published here speaks for itself from then on.
create table fare_policy (
  id uuid primary key,
  network text not null check (network <> ''),
  -- Stable name of the policy over its versions.
  code text not null check (code <> ''),
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'simulated', 'submitted', 'approved', 'published', 'superseded', 'withdrawn', 'discarded')),
  version integer not null,
  head_hash bytea not null,
  -- Who last took which action, for the four-eyes rule.
  doers jsonb not null default '{}',
  place_path ltree not null,
  content jsonb not null,
  -- Question and result of the last simulation of exactly this content; null once it was changed.
  simulation jsonb,
  changed_at timestamptz not null,
  published_at timestamptz,
  unique (network, code, number),
  check (state not in ('simulated', 'submitted', 'approved', 'published') or simulation is not null)
);
-- At most one version of a policy is in force.
create unique index fare_policy_in_force on fare_policy (network, code) where state = 'published';
create index fare_policy_place on fare_policy using gist (place_path);
create index fare_policy_newest on fare_policy (changed_at desc, id desc);
