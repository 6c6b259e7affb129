-- Funds and their double-entry ledger in fen. One fund is one purse of one place for one year.
create table fund (
  id uuid primary key,
  -- Stable name for imports and the demo, e.g. canglang-rapid-2022.
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('rapidHandling', 'emergencySpecial', 'annualMicro', 'microGrant', 'donation')),
  name text not null check (name <> ''),
  -- Who gives the money, in words everybody may read.
  source text not null check (source <> ''),
  division_code text not null,
  place_path ltree not null,
  year integer not null check (year between 2000 and 2200),
  state text not null check (state in ('open', 'closed')),
  -- Balances of the five accounts; `sourced` is what stands on the other side.
  sourced_fen bigint not null default 0 check (sourced_fen >= 0),
  free_fen bigint not null default 0 check (free_fen >= 0),
  reserved_fen bigint not null default 0 check (reserved_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  carried_fen bigint not null default 0 check (carried_fen >= 0),
  entry_count integer not null default 0 check (entry_count >= 0),
  version integer not null,
  head_hash bytea not null,
  created_at timestamptz not null,
  check (sourced_fen = free_fen + reserved_fen + paid_fen + carried_fen),
  unique (division_code, kind, year, name)
);
create index fund_place on fund using gist (place_path);

create table fund_reservation (
  id uuid primary key,
  fund_id uuid not null references fund (id),
  origin_type text not null,
  origin_id uuid not null,
  total_fen bigint not null check (total_fen > 0),
  released_fen bigint not null default 0 check (released_fen >= 0),
  -- Paid out of the reservation; what came back to the fund later is in returned_fen.
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  returned_fen bigint not null default 0 check (returned_fen >= 0),
  created_at timestamptz not null,
  check (released_fen + paid_fen <= total_fen),
  check (returned_fen <= paid_fen)
);
create index fund_reservation_fund on fund_reservation (fund_id, created_at desc);
create index fund_reservation_origin on fund_reservation (origin_type, origin_id);

create table fund_payment (
  id uuid primary key,
  fund_id uuid not null references fund (id),
  reservation_id uuid not null references fund_reservation (id),
  amount_fen bigint not null check (amount_fen > 0),
  -- Given back by the payee to the fund; struck out as booked wrongly.
  returned_fen bigint not null default 0 check (returned_fen >= 0),
  reversed boolean not null default false,
  payee_name text not null check (payee_name <> ''),
  -- 统一社会信用代码 of the payee, where it has one.
  payee_code text,
  origin_type text not null,
  origin_id uuid not null,
  created_at timestamptz not null,
  check (returned_fen <= amount_fen),
  check (not reversed or returned_fen = 0)
);
create index fund_payment_reservation on fund_payment (reservation_id);
create index fund_payment_fund on fund_payment (fund_id, created_at desc);
create index fund_payment_origin on fund_payment (origin_type, origin_id);

-- One row is one entry: so much to the debit of one account and to the credit of another, with all balances after it.
create table ledger_entry (
  id uuid primary key,
  fund_id uuid not null references fund (id),
  number integer not null,
  kind text not null,
  debit text not null check (debit in ('source', 'free', 'reserved', 'paid', 'carried')),
  credit text not null check (credit in ('source', 'free', 'reserved', 'paid', 'carried')),
  amount_fen bigint not null check (amount_fen > 0),
  reservation_id uuid references fund_reservation (id),
  payment_id uuid references fund_payment (id),
  -- The fund at the other end of a carry-over.
  other_fund_id uuid references fund (id),
  -- The number of the entry of the same fund that this one takes back.
  counters integer,
  origin_type text,
  origin_id uuid,
  remark text,
  actor_kind text not null,
  actor_id uuid,
  booked_at timestamptz not null,
  sourced_after bigint not null check (sourced_after >= 0),
  free_after bigint not null check (free_after >= 0),
  reserved_after bigint not null check (reserved_after >= 0),
  paid_after bigint not null check (paid_after >= 0),
  carried_after bigint not null check (carried_after >= 0),
  unique (fund_id, number),
  check (debit <> credit),
  check (sourced_after = free_after + reserved_after + paid_after + carried_after),
  check ((kind, debit, credit) in (
    ('budget', 'free', 'source'), ('topUp', 'free', 'source'), ('carryIn', 'free', 'source'), ('reserve', 'reserved', 'free'),
    ('release', 'free', 'reserved'), ('pay', 'paid', 'reserved'), ('return', 'free', 'paid'), ('carryOut', 'carried', 'free'),
    ('counterBudget', 'source', 'free'), ('counterTopUp', 'source', 'free'), ('counterPay', 'reserved', 'paid'))),
  check ((counters is not null) = (kind in ('counterBudget', 'counterTopUp', 'counterPay'))),
  foreign key (fund_id, counters) references ledger_entry (fund_id, number)
);
-- An entry is taken back once at most.
create unique index ledger_entry_countered_once on ledger_entry (fund_id, counters) where counters is not null;
create index ledger_entry_origin on ledger_entry (origin_type, origin_id);
create index ledger_entry_reservation on ledger_entry (reservation_id) where reservation_id is not null;

create trigger ledger_entry_is_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_history_change();

-- Entries follow one another without a gap, and each continues the balances of the one before.
create function continue_ledger() returns trigger language plpgsql as $$
declare
  before ledger_entry%rowtype;
  moved bigint[];
begin
  select * into before from ledger_entry where fund_id = new.fund_id order by number desc limit 1;
  if new.number <> coalesce(before.number, 0) + 1 then
    raise exception 'ledger entries have no gaps' using errcode = 'integrity_constraint_violation';
  end if;
  select array_agg(case when new.debit = account then new.amount_fen when new.credit = account then -new.amount_fen else 0 end order by place)
    into moved from unnest(array['source', 'free', 'reserved', 'paid', 'carried']) with ordinality as one (account, place);
  if new.sourced_after <> coalesce(before.sourced_after, 0) - moved[1] or new.free_after <> coalesce(before.free_after, 0) + moved[2]
     or new.reserved_after <> coalesce(before.reserved_after, 0) + moved[3] or new.paid_after <> coalesce(before.paid_after, 0) + moved[4]
     or new.carried_after <> coalesce(before.carried_after, 0) + moved[5] then
    raise exception 'a ledger entry continues the balances of the one before' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger ledger_entry_continues before insert on ledger_entry for each row execute function continue_ledger();

-- At the end of every transaction the balances of a fund are those after its newest entry.
create function agree_with_ledger() returns trigger language plpgsql as $$
declare
  purse fund%rowtype;
  newest ledger_entry%rowtype;
begin
  if tg_table_name = 'fund' then select * into purse from fund where id = new.id;
  else select * into purse from fund where id = new.fund_id;
  end if;
  if purse.id is null then return null; end if;
  select * into newest from ledger_entry where fund_id = purse.id order by number desc limit 1;
  if (purse.entry_count, purse.sourced_fen, purse.free_fen, purse.reserved_fen, purse.paid_fen, purse.carried_fen)
     <> (coalesce(newest.number, 0), coalesce(newest.sourced_after, 0), coalesce(newest.free_after, 0), coalesce(newest.reserved_after, 0),
       coalesce(newest.paid_after, 0), coalesce(newest.carried_after, 0)) then
    raise exception 'the balances of fund % differ from its ledger', purse.key using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create constraint trigger fund_agrees_with_ledger after insert or update on fund deferrable initially deferred
  for each row execute function agree_with_ledger();
create constraint trigger ledger_agrees_with_fund after insert on ledger_entry deferrable initially deferred
  for each row execute function agree_with_ledger();

-- What is planned with a fund and waits for its release: budget, top-ups, carry-over, counter-entries.
create table fund_movement (
  id uuid primary key,
  fund_id uuid not null references fund (id),
  kind text not null check (kind in ('budget', 'topUp', 'carryOver', 'counterEntry')),
  amount_fen bigint not null check (amount_fen > 0),
  state text not null check (state in ('ready', 'awaiting', 'released', 'refused', 'withdrawn')),
  -- The number of the entry to take back; the fund that a carry-over goes to.
  counters integer,
  target_fund_id uuid references fund (id),
  -- The paper it rests on, e.g. a number of a document.
  basis text not null check (basis <> ''),
  remark text,
  division_code text not null,
  place_path ltree not null,
  doers jsonb not null default '{}',
  entry_number integer,
  version integer not null,
  head_hash bytea not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((kind = 'counterEntry') = (counters is not null)),
  check ((kind = 'carryOver') = (target_fund_id is not null)),
  check ((state = 'released') = (entry_number is not null))
);
create index fund_movement_fund on fund_movement (fund_id, created_at desc);
create index fund_movement_waiting on fund_movement using gist (place_path) where state in ('ready', 'awaiting');
