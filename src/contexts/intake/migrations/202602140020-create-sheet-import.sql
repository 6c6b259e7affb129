-- Spreadsheets from elsewhere 表格导入: read, mapped, checked row by row, confirmed, imported in batches.
create table sheet_import (
  id uuid primary key,
  state text not null check (state in ('uploaded', 'checked', 'running', 'finished', 'stopped', 'discarded')),
  version integer not null,
  head_hash bytea not null,
  doers jsonb not null default '{}',
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  file_name text not null,
  headers text[] not null,
  header_key text not null,
  row_count integer not null check (row_count >= 0),
  -- How the columns are read, where the messages come from and whether they become work: null until checked.
  reading jsonb,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  progress_id uuid,
  check (state not in ('checked', 'running', 'finished') or reading is not null)
);
create index sheet_import_place on sheet_import using gist (place_path);
create index sheet_import_waiting on sheet_import (changed_at) where state in ('uploaded', 'checked', 'stopped');

-- The rows of a sheet while it is worked on; what they hold is emptied once they are imported or given up.
create table sheet_row (
  import_id uuid not null references sheet_import (id),
  -- As the spreadsheet program counts them.
  row_number integer not null,
  cells text[] not null,
  state text not null default 'unchecked' check (state in ('unchecked', 'good', 'bad', 'known', 'repeated', 'imported', 'failed')),
  outside_number text,
  message jsonb,
  problems jsonb not null default '[]',
  request_id uuid,
  primary key (import_id, row_number)
);
create index sheet_row_state on sheet_row (import_id, state, row_number);

-- How sheets with the same headers were read the last time, per place.
create table sheet_mapping (
  place_path ltree not null,
  header_key text not null,
  reading jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (place_path, header_key)
);
