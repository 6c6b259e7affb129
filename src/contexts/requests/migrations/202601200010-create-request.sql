-- Categories with their staged time limits: dated local data, never constants.
create table request_category (
  id uuid primary key,
  code text not null check (code <> ''),
  parent_id uuid references request_category (id),
  name_zh text not null,
  name_en text not null,
  response_amount integer not null check (response_amount > 0),
  response_unit text not null check (response_unit in ('workingHours', 'workingDays', 'naturalDays')),
  resolution_amount integer not null check (resolution_amount > 0),
  resolution_unit text not null check (resolution_unit in ('workingHours', 'workingDays', 'naturalDays')),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  source text not null,
  offered boolean not null,
  version integer not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  unique (code, valid_from)
);

-- Thresholds of the loop as dated local data with a source, e.g. after how many days an unrated case closes.
create table request_rule (
  name text not null check (name in ('closeUnratedAfterDays', 'reopenWithinDays', 'dueSoonHours')),
  value integer not null check (value >= 0),
  valid_from date not null,
  source text not null,
  primary key (name, valid_from)
);
insert into request_rule (name, value, valid_from, source) values
  ('closeUnratedAfterDays', 15, '2019-01-01', 'default of the program: to be set by the office'),
  ('reopenWithinDays', 60, '2019-01-01', 'default of the program: to be set by the office'),
  ('dueSoonHours', 8, '2019-01-01', 'default of the program: to be set by the office');

create table request (
  id uuid primary key,
  number text not null unique,
  state text not null,
  version integer not null,
  head_hash bytea not null,
  -- Who last took which action, for the four-eyes rule.
  doers jsonb not null default '{}',
  channel text not null,
  channel_note text,
  category_id uuid references request_category (id),
  priority text not null default 'normal' check (priority in ('normal', 'urgent', 'emergency')),
  -- What the reporter wrote; null once erased.
  original_text text,
  title text not null,
  -- What everybody may read; null until the office released a text.
  public_text text,
  publish_photos boolean not null default false,
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  grid_code text,
  grid_name text,
  compound_id uuid,
  compound_name text,
  address text,
  location point,
  location_source text,
  workstation_id uuid,
  workstation_name text,
  reported_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  -- The two clocks of the loop: first answer, and solved.
  response_due timestamptz,
  response_provisional boolean not null default false,
  response_met_at timestamptz,
  resolution_due timestamptz,
  resolution_provisional boolean not null default false,
  resolution_met_at timestamptz,
  -- When the resolution clock was last started: provisional deadlines are counted again from here.
  resolution_started_at timestamptz,
  -- Photos that lists show: what was reported, how it looked before and after.
  thumbnail_file_id uuid,
  before_file_id uuid,
  after_file_id uuid,
  joined_to uuid references request (id),
  joined_count integer not null default 0,
  rating_sum integer not null default 0,
  rating_count integer not null default 0,
  -- Everything staff may find the case by, and what the public may, both normalised for the phrase recheck.
  search_pairs text[] not null,
  search_text text not null,
  public_search_text text not null,
  -- How often the case was verified: each round may be rated once by each reporter.
  round integer not null default 0,
  check ((state = 'joined') = (joined_to is not null))
);
-- Paths hold the list "newest first" of any place, state and grid without sorting.
create index request_grid_state on request (grid_code, state, id desc);
create index request_state on request (state, id desc);
create index request_workstation on request (workstation_id, state, id desc);
create index request_place on request using gist (place_path);
create index request_location on request using gist (location) where location is not null;
create index request_search on request using gin (search_pairs);
create index request_joined_to on request (joined_to) where joined_to is not null;
create index request_open_due on request (resolution_due) where resolution_met_at is null;
create index request_provisional on request (id) where response_provisional or resolution_provisional;
create index request_reported_at on request (reported_at desc);

-- Who reported: personal data apart from the case, erasable.
create table request_reporter (
  id uuid primary key,
  request_id uuid not null references request (id),
  resident_id uuid,
  anonymous boolean not null,
  name text,
  phone text,
  helper_name text,
  helper_phone text,
  helper_relation text,
  -- Who at the desk or in the field wrote it down.
  entered_by uuid,
  -- SHA-256 of the secret link's token; a higher version makes the old link worthless.
  link_digest text not null unique,
  link_version integer not null default 1,
  erased_at timestamptz
);
create index request_reporter_request on request_reporter (request_id);
create index request_reporter_resident on request_reporter (resident_id, request_id desc) where resident_id is not null;
create index request_reporter_phone on request_reporter (phone) where phone is not null;

-- The plan made with the residents and the community Party committee; a later plan replaces the earlier one in force.
create table request_plan (
  request_id uuid not null references request (id),
  sequence integer not null,
  residents_views text not null,
  party_committee_view text not null,
  party_committee_agreed boolean not null check (party_committee_agreed),
  measure text not null,
  measure_kind text not null,
  planned_amount_fen bigint check (planned_amount_fen >= 0),
  planned_until date,
  primary key (request_id, sequence)
);

-- Ratings 好差评: one for each reporter and each time the case was verified.
create table request_rating (
  request_id uuid not null references request (id),
  reporter_id uuid not null references request_reporter (id),
  round integer not null,
  level integer not null check (level between 1 and 5),
  reasons text[] not null default '{}',
  comment text,
  rated_at timestamptz not null,
  primary key (request_id, reporter_id, round)
);

-- Readable numbers come from one sequence per prefix and year: no lock is held until the commit, gaps are allowed.
create function take_request_number(prefix text, year integer) returns text language plpgsql as $$
declare
  sequence_name text := format('request_number_%s_%s', lower(prefix), year);
  value bigint;
begin
  begin
    value := nextval(sequence_name::regclass);
  exception when undefined_table then
    perform pg_advisory_xact_lock(hashtext(sequence_name));
    execute format('create sequence if not exists %I', sequence_name);
    value := nextval(sequence_name::regclass);
  end;
  return format('%s-%s-%s', upper(prefix), year, lpad(value::text, 6, '0'));
end $$;
