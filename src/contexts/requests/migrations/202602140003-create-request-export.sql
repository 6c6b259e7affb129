-- Lists made into files in the background. The file itself lies in the storage until it expires.
create table request_export (
  id uuid primary key,
  requested_by uuid not null,
  -- In which places and workstations the list was read.
  assignments jsonb not null,
  format text not null check (format in ('xlsx', 'csv', 'geojson')),
  filters jsonb not null,
  -- Names and phones in full: only with a reason, which is recorded as an unmasking too.
  reason text check (reason <> ''),
  progress_id uuid not null,
  created_at timestamptz not null,
  row_count integer,
  bytes bigint,
  ready_at timestamptz,
  expires_at timestamptz,
  removed_at timestamptz,
  check ((ready_at is null) = (expires_at is null))
);
create index request_export_expiry on request_export (expires_at) where removed_at is null and expires_at is not null;
