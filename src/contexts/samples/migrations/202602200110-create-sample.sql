-- Spot checks 抽查: cases closed or rated in a period, drawn at random in a way that anybody can repeat (docs/adr/0021).
create table sample (
  id uuid primary key,
  number text not null unique,
  state text not null,
  version integer not null,
  head_hash bytea not null,
  doers jsonb not null default '{}',
  title text not null check (title <> ''),
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  -- Which cases could be drawn: closed or rated from the one day to the other, narrowed by filters.
  basis text not null check (basis in ('closed', 'rated')),
  period_from date not null,
  period_until date not null,
  filters jsonb not null default '{}',
  strata_by text not null check (strata_by in ('none', 'category', 'channel', 'workstation')),
  size_kind text not null check (size_kind in ('count', 'share')),
  size_value integer not null check (size_value > 0),
  -- How it was drawn: the seed, what it was made of, and all cases it was drawn from, stratum by stratum.
  seed text not null,
  witness_kind text not null check (witness_kind in ('anchor', 'event', 'none')),
  witness_hash text not null,
  witness_at timestamptz,
  frame jsonb not null,
  frame_count integer not null check (frame_count > 0),
  frame_digest text not null,
  working_days integer not null check (working_days > 0),
  due_on date,
  due_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  check (period_until >= period_from),
  check ((state in ('finished', 'cancelled')) = (ended_at is not null)),
  check ((started_at is null) = (due_at is null) and (due_at is null) = (due_on is null))
);
create index sample_place_path on sample using gist (place_path);
create index sample_state on sample (state, id desc);

-- The cases drawn, each once; what was found is the latest word, every look is an event of the sample.
create table sample_item (
  id uuid primary key,
  sample_id uuid not null references sample (id),
  position integer not null check (position > 0),
  request_id uuid not null,
  stratum text not null,
  method text check (method in ('call', 'visit')),
  verdict text check (verdict in ('done', 'notDone', 'cannotVerify')),
  level integer check (level between 1 and 5),
  remark text,
  photo_ids uuid[] not null default '{}',
  -- How often somebody looked.
  looks integer not null default 0,
  checked_at timestamptz,
  checked_by uuid,
  -- By which action of its lifecycle the case went back to work.
  sent_back text check (sent_back in ('rework', 'reopen')),
  supervised boolean not null default false,
  unique (sample_id, position),
  unique (sample_id, request_id),
  check ((verdict is null) = (looks = 0)),
  check (verdict is distinct from 'cannotVerify' or level is null)
);
create index sample_item_request on sample_item (request_id);

-- Readable numbers: one count for each prefix and year.
create table sample_number (
  prefix text not null,
  year integer not null,
  last integer not null,
  primary key (prefix, year)
);
