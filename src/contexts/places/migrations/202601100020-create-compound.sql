-- Residential compounds 小区 and single houses with an address.
create table compound (
  id uuid primary key,
  name text not null check (name <> ''),
  aliases text[] not null default '{}',
  community_code text not null references division (code),
  grid_code text references division (code),
  address text not null default '',
  -- Has property management; compounds without it (无物业小区) are swept by the workstation.
  managed boolean not null,
  manager_name text,
  center point,
  source text not null,
  archived_at timestamptz,
  version integer not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  check (managed or manager_name is null)
);
create unique index compound_name on compound (community_code, name) where archived_at is null;
create index compound_center on compound using gist (center);

create table compound_building (
  compound_id uuid not null references compound (id) on delete cascade,
  position integer not null,
  name text not null check (name <> ''),
  stairwells text[] not null default '{}',
  -- Where a compound lies in several grids.
  grid_code text references division (code),
  primary key (compound_id, name)
);

-- Grid coordination workstations 网格化联动工作站.
create table workstation (
  id uuid primary key,
  name text not null check (name <> ''),
  street_code text not null references division (code),
  address text not null default '',
  phone text,
  center point,
  -- Takes what lies in the street but in nobody's territory.
  is_default boolean not null default false,
  source text not null,
  archived_at timestamptz,
  version integer not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex')
);
create unique index workstation_name on workstation (street_code, name) where archived_at is null;
create unique index workstation_default on workstation (street_code) where is_default and archived_at is null;

-- Communities and grids a workstation serves; each belongs to at most one.
create table workstation_territory (
  division_code text primary key references division (code),
  workstation_id uuid not null references workstation (id) on delete cascade
);
create index workstation_territory_workstation on workstation_territory (workstation_id);

-- Every name a place answers to, for the search by character pairs and by pinyin initials.
create table place_name (
  subject_type text not null check (subject_type in ('division', 'compound', 'workstation')),
  subject_id uuid not null,
  position integer not null,
  name text not null,
  normalised text not null,
  pairs text[] not null,
  -- First letters of the pinyin, e.g. ghxc for 桂花新村.
  initials text not null,
  path ltree not null,
  primary key (subject_type, subject_id, position)
);
create index place_name_pairs on place_name using gin (pairs);
create index place_name_initials on place_name (initials text_pattern_ops);
create index place_name_path on place_name using gist (path);
