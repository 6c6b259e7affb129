-- How a person arranges their desk, on every device: the place looked at, columns and their widths, the view a list begins with.
create table staff_preference (
  staff_id uuid not null references staff (id),
  name text not null check (name ~ '^[a-z][A-Za-z0-9.]{0,59}$'),
  value jsonb not null check (pg_column_size(value) <= 8192),
  changed_at timestamptz not null,
  primary key (staff_id, name)
);

-- Filters of a list that somebody named; shared with everybody who works at a place when one is given.
create table saved_view (
  id uuid primary key,
  list text not null check (list ~ '^[a-z][A-Za-z0-9.]{0,59}$'),
  title text not null check (length(title) between 1 and 40),
  -- The search part of the address.
  search text not null check (length(search) <= 2000),
  owner_id uuid not null references staff (id),
  place_code text,
  place_path ltree,
  changed_at timestamptz not null,
  check ((place_code is null) = (place_path is null)),
  unique (owner_id, list, title)
);
create index saved_view_place on saved_view using gist (place_path) where place_path is not null;
