-- One row per thing that happened to a record. Rows hold ids, codes and salted digests only, so that
-- personal data can be erased beside them without breaking the chain.
create table event (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  sequence integer not null check (sequence > 0),
  action text not null,
  from_state text,
  to_state text not null,
  actor_kind text not null,
  actor_id uuid,
  occurred_at timestamptz not null,
  public boolean not null,
  public_digest bytea not null,
  internal_digest bytea not null,
  evidence jsonb not null default '[]',
  previous_hash bytea not null,
  hash bytea not null,
  -- When the row was written; not part of the hash, used to find what is not anchored yet.
  recorded_at timestamptz not null default clock_timestamp(),
  unique (subject_type, subject_id, sequence)
);
create index event_recorded_at on event using brin (recorded_at);
create index event_actor on event (actor_id, occurred_at desc) where actor_id is not null;

create table event_detail (
  event_id uuid primary key references event (id),
  public_salt bytea,
  public_detail jsonb,
  internal_salt bytea,
  internal_detail jsonb,
  erased_at timestamptz
);

create function refuse_history_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only' using errcode = 'restrict_violation';
end $$;
create trigger event_is_append_only before update or delete or truncate on event
  for each statement execute function refuse_history_change();

-- Details may only be emptied, never rewritten or removed.
create function allow_only_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.erased_at is null or new.event_id <> old.event_id
     or (new.public_detail is not null and new.public_detail is distinct from old.public_detail)
     or (new.internal_detail is not null and new.internal_detail is distinct from old.internal_detail)
     or (new.public_salt is not null and new.public_salt is distinct from old.public_salt)
     or (new.internal_salt is not null and new.internal_salt is distinct from old.internal_salt) then
    raise exception 'event details can only be erased' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger event_detail_is_erase_only before update or delete on event_detail
  for each row execute function allow_only_erasure();

create table anchor (
  id uuid primary key,
  anchored_at timestamptz not null,
  covered_until timestamptz not null,
  root bytea not null,
  previous_root bytea,
  leaf_count integer not null
);
