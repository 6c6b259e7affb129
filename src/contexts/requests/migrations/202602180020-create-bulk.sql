-- One action on many cases: waits a few seconds so that it can be taken back, then every case gets its own event.
create table request_bulk (
  id uuid primary key,
  action text not null,
  -- Emptied once everything is done: the words stand in the events then.
  input jsonb,
  requested_by uuid not null,
  progress_id uuid not null unique,
  requested_at timestamptz not null,
  runs_at timestamptz not null
);
create index request_bulk_requested_by on request_bulk (requested_by, id desc);

create table request_bulk_item (
  bulk_id uuid not null references request_bulk (id),
  position integer not null,
  request_id uuid not null references request (id),
  -- The version the person saw: a case that moved on meanwhile is left alone.
  base_version integer not null,
  -- Null until its turn came; then `done`, or the code of the refusal.
  outcome text,
  primary key (bulk_id, position),
  unique (bulk_id, request_id)
);
