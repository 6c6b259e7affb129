-- 4,000 characters, the bound of the contract, take up to 16 KB as text and more as numbers.
alter table staff_preference drop constraint staff_preference_value_check;
alter table staff_preference add constraint staff_preference_value_check check (pg_column_size(value) <= 65536);
