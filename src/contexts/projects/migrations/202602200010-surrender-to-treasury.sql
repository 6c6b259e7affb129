-- Money that may not go on into the next year returns to whoever gave it 交回财政.
do $$
declare
  known text;
begin
  select conname into strict known from pg_constraint where conrelid = 'ledger_entry'::regclass and pg_get_constraintdef(oid) like '%carryOut%';
  execute format('alter table ledger_entry drop constraint %I', known);
  select conname into strict known from pg_constraint where conrelid = 'fund_movement'::regclass and pg_get_constraintdef(oid) like '%topUp%';
  execute format('alter table fund_movement drop constraint %I', known);
end $$;
alter table ledger_entry add constraint ledger_entry_posting_check check ((kind, debit, credit) in (
  ('budget', 'free', 'source'), ('topUp', 'free', 'source'), ('carryIn', 'free', 'source'), ('reserve', 'reserved', 'free'),
  ('release', 'free', 'reserved'), ('pay', 'paid', 'reserved'), ('return', 'free', 'paid'), ('carryOut', 'carried', 'free'),
  ('surrender', 'source', 'free'), ('counterBudget', 'source', 'free'), ('counterTopUp', 'source', 'free'), ('counterPay', 'reserved', 'paid')));
alter table fund_movement add constraint fund_movement_kind_check check (kind in ('budget', 'topUp', 'carryOver', 'surrender', 'counterEntry'));
