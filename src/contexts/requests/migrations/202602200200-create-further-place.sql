-- Further places of a case: the first stands in the case itself and decides who gets it; these are shown, searched by box and followed beside it.
create table request_further_place (
  request_id uuid not null references request on delete cascade,
  position smallint not null check (position between 2 and 10),
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
  added_at timestamptz not null,
  primary key (request_id, position)
);
create index request_further_place_location on request_further_place using gist (location) where location is not null;
create index request_further_place_path on request_further_place using gist (place_path);
create index request_further_place_compound on request_further_place (compound_id) where compound_id is not null;

-- How many there are: whoever reads a case without them asks no further.
alter table request add column more_places smallint not null default 0 check (more_places between 0 and 9);
