-- The division tree: province → city → district → street → community → grid. Codes are the 12 digits of the
-- statistics office; a grid (单元网格) adds three digits to its community's code.
create table division (
  code text primary key check (code ~ '^[1-9][0-9]{11}([0-9]{3})?$'),
  id uuid not null unique,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  level text not null check (level in ('province', 'city', 'district', 'street', 'community', 'grid')),
  kind text not null check (kind in ('province', 'city', 'district', 'subdistrict', 'town', 'township', 'zone',
    'residentsCommittee', 'villagersCommittee', 'similar', 'grid')),
  parent_code text references division (code),
  -- Codes of all units above and of the unit itself, root first.
  path ltree not null unique,
  -- Letters that begin the readable numbers of records of this place, e.g. CL.
  request_prefix text unique check (request_prefix ~ '^[A-Z][A-Z0-9]{1,5}$'),
  -- Whom people call: shown to everybody.
  contact_name text,
  contact_phone text,
  center point,
  valid_from date,
  -- The day on which the unit ceased; set when it does.
  valid_to date check (valid_to >= valid_from),
  source text not null,
  version integer not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  check ((level = 'province') = (parent_code is null)),
  check ((level = 'grid') = (length(code) = 15)),
  check (ltree2text(subpath(path, -1)) = code)
);
create index division_path on division using gist (path);
create index division_parent on division (parent_code, code);
create index division_center on division using gist (center);

-- Former and popular names and codes; a unit may have had another code, or been part of another unit.
create table division_alias (
  id uuid primary key,
  division_code text not null references division (code),
  code text check (code ~ '^[0-9]{12}$'),
  name text not null check (name <> ''),
  valid_from date,
  valid_to date check (valid_to >= valid_from),
  source text not null
);
create index division_alias_division on division_alias (division_code);
create index division_alias_code on division_alias (code) where code is not null;

-- Areas in WGS 84 as GeoJSON MultiPolygon, for grids and wherever an outline is known.
create table division_shape (
  division_code text primary key references division (code),
  geometry jsonb not null,
  bounds box not null,
  -- The outline also covers a neighbour, so that a point in it proves only the unit above.
  shared boolean not null default false,
  -- 示意: drawn by us, not an official boundary.
  schematic boolean not null default false,
  source text not null
);
create index division_shape_bounds on division_shape using gist (bounds);

-- A zone that manages divisions without being one itself, e.g. 相城经开区.
create table management_area (
  id uuid primary key,
  name text not null unique,
  source text not null
);
create table management_area_division (
  management_area_id uuid not null references management_area (id) on delete cascade,
  division_code text not null references division (code),
  primary key (management_area_id, division_code)
);

-- A new value with every change of the tree, so that programs know whether their copy is this one.
create table division_revision (
  single boolean primary key default true check (single),
  revision uuid not null
);
insert into division_revision (revision) values (gen_random_uuid());
create function renew_division_revision() returns trigger language plpgsql as $$
begin
  update division_revision set revision = gen_random_uuid();
  return null;
end $$;
create trigger division_renews_revision after insert or update or delete or truncate on division
  for each statement execute function renew_division_revision();
