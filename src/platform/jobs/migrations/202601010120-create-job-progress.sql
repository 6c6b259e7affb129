-- Long work that somebody watches and may cancel (imports, recounts). The queue itself belongs to graphile-worker.
create table job_progress (
  id uuid primary key,
  job text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0 check (done >= 0),
  -- Null while nobody knows how much there is.
  total integer check (total >= 0),
  result jsonb,
  error_code text,
  requested_by_kind text not null check (requested_by_kind in ('resident', 'staff', 'system')),
  requested_by_id uuid,
  requested_at timestamptz not null,
  cancel_requested_at timestamptz,
  changed_at timestamptz not null
);
create index job_progress_requested_by on job_progress (requested_by_id, id desc) where requested_by_id is not null;
