-- Cases that belong together, shown from both sides. `related`: about the same · `sweepFind`: found by a sweep after the other one · `split`: split off the other one.
create table request_link (
  request_id uuid not null references request (id),
  other_id uuid not null references request (id),
  kind text not null check (kind in ('related', 'sweepFind', 'split')),
  reason text,
  linked_at timestamptz not null,
  linked_by uuid,
  primary key (request_id, other_id),
  check (request_id <> other_id)
);
create index request_link_other on request_link (other_id);

-- The plan another case was solved by, as a proposal for this one.
create table request_proposal (
  request_id uuid primary key references request (id),
  measure text,
  measure_kind text not null,
  planned_amount_fen bigint check (planned_amount_fen >= 0),
  from_request_id uuid references request (id)
);
