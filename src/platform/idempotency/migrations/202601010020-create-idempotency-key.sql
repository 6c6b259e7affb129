-- Keys of writes that phones repeat: stored with the effect, in its transaction.
create table idempotency_key (
  key text primary key,
  -- SHA-256 of operation, actor and body: the same key with another body is a client's mistake.
  fingerprint bytea not null,
  -- The record the write made or changed.
  subject_id uuid not null,
  created_at timestamptz not null
);
create index idempotency_key_created_at on idempotency_key (created_at);
