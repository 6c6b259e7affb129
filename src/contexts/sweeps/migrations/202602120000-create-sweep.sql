-- Sweeps 摸排: one problem was found, the same is looked for elsewhere.
create table sweep (
  id uuid primary key,
  number text not null unique,
  state text not null,
  version integer not null,
  head_hash bytea not null,
  doers jsonb not null default '{}',
  title text not null,
  question text not null,
  -- The case it began with, by id and number; it belongs to another context.
  source_id uuid,
  source_number text,
  category_id uuid,
  scope jsonb not null,
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  due_on date not null,
  due_at timestamptz not null,
  -- The plan each find begins with, as a proposal.
  measure text,
  measure_kind text,
  planned_amount_fen bigint check (planned_amount_fen >= 0),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  started_at timestamptz,
  -- When the last place was accounted for; null while one is open.
  accounted_at timestamptz,
  ended_at timestamptz,
  check ((source_id is null) = (source_number is null)),
  check ((state in ('closed', 'cancelled')) = (ended_at is not null)),
  check (state <> 'running' or started_at is not null)
);
create index sweep_place_path on sweep using gist (place_path);
create index sweep_state on sweep (state, id desc);
create index sweep_source on sweep (source_id) where source_id is not null;

-- The checklist of a sweep: each place once.
create table sweep_place (
  id uuid primary key,
  sweep_id uuid not null references sweep (id) on delete cascade,
  position integer not null,
  compound_id uuid,
  name text not null check (name <> ''),
  address text not null default '',
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  grid_code text,
  grid_name text,
  location point,
  workstation_id uuid,
  workstation_name text,
  -- By the latest fact.
  result text check (result in ('found', 'notFound', 'notReachable')),
  observed_at timestamptz,
  vain_tries integer not null default 0,
  -- Why a supervisor leaves the place at that.
  decided text,
  accounted boolean not null default false,
  -- The case a find became; set once, so that two finds at one place make one case.
  request_id uuid unique,
  unique (sweep_id, position),
  check (result in ('found', 'notFound') is not true or accounted)
);
create unique index sweep_place_compound on sweep_place (sweep_id, compound_id) where compound_id is not null;
create unique index sweep_place_name on sweep_place (sweep_id, division_code, name) where compound_id is null;
create index sweep_place_workstation on sweep_place (workstation_id, sweep_id);
create index sweep_place_path_of on sweep_place using gist (place_path);

-- What was met at a place, each look a row of its own: never changed, corrected by a later one.
create table sweep_fact (
  id uuid primary key,
  sweep_place_id uuid not null references sweep_place (id),
  -- In the order of arrival.
  sequence integer not null check (sequence > 0),
  result text not null check (result in ('found', 'notFound', 'notReachable')),
  remark text,
  photo_ids uuid[] not null default '{}',
  observed_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  role text not null,
  unique (sweep_place_id, sequence)
);

-- Thresholds as dated local data with a source.
create table sweep_rule (
  name text not null check (name in ('secondTryAfterHours', 'remindDaysBefore', 'closeAfterDays')),
  value integer not null check (value >= 0),
  valid_from date not null,
  source text not null,
  primary key (name, valid_from)
);
insert into sweep_rule (name, value, valid_from, source) values
  ('secondTryAfterHours', 4, '2019-01-01', 'default of the program: to be set by the office'),
  ('remindDaysBefore', 1, '2019-01-01', 'default of the program: to be set by the office'),
  ('closeAfterDays', 3, '2019-01-01', 'default of the program: to be set by the office');

-- Readable numbers: one count for each prefix and year.
create table sweep_number (
  prefix text not null,
  year integer not null,
  last integer not null,
  primary key (prefix, year)
);
