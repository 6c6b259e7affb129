-- Public notices 公示 with a term in working days, and what people object to.
create table notice (
  id uuid primary key,
  number text not null unique,
  -- before: posted before something is done; afterwards: an emergency was dealt with first.
  kind text not null check (kind in ('before', 'afterwards')),
  title text not null check (title <> ''),
  body text not null,
  -- Facts in the order they are posted: [{"label": …, "value": …}].
  facts jsonb not null default '[]',
  origin_type text,
  origin_id uuid,
  division_code text not null,
  place_path ltree not null,
  state text not null check (state in ('draft', 'published', 'objected', 'closed', 'withdrawn')),
  term_days integer not null check (term_days between 1 and 60),
  published_at timestamptz,
  ends_at timestamptz,
  -- The term reaches into a year whose calendar is not published yet.
  ends_provisional boolean not null default false,
  closed_at timestamptz,
  open_objections integer not null default 0 check (open_objections >= 0),
  upheld_objections integer not null default 0 check (upheld_objections >= 0),
  objection_count integer not null default 0,
  doers jsonb not null default '{}',
  version integer not null,
  head_hash bytea not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((origin_type is null) = (origin_id is null)),
  check (state = 'draft' or published_at is not null and ends_at is not null or state = 'withdrawn'),
  -- Nobody closes a notice early, whoever writes to the table.
  check (state <> 'closed' or closed_at >= ends_at),
  check (state not in ('published', 'closed') or open_objections = 0),
  check (state <> 'objected' or open_objections > 0)
);
create index notice_origin on notice (origin_type, origin_id);
create index notice_place on notice using gist (place_path);
create index notice_newest on notice (published_at desc, id desc) where published_at is not null;
create index notice_running on notice (ends_at) where state in ('published', 'objected');

create table notice_counter (
  prefix text not null,
  year integer not null,
  last integer not null,
  primary key (prefix, year)
);

create table notice_objection (
  id uuid primary key,
  notice_id uuid not null references notice (id),
  number integer not null check (number > 0),
  -- Words, name and phone are emptied on lawful demand.
  text text,
  name text,
  phone text,
  resident_id uuid,
  created_at timestamptz not null,
  answered_at timestamptz,
  upheld boolean,
  answer text,
  -- The words are shown to everybody once staff have found them fit.
  published boolean not null default false,
  erased_at timestamptz,
  unique (notice_id, number),
  check ((answered_at is null) = (upheld is null)),
  check ((answered_at is null) = (answer is null))
);
create index notice_objection_resident on notice_objection (resident_id) where resident_id is not null;
