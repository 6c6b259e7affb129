-- Years whose arrangement was imported here; they replace the years that come with the program.
create table calendar_year (
  year smallint primary key check (year between 1949 and 2199),
  papers text[] not null,
  imported_at timestamptz not null,
  imported_by uuid
);

-- Dates that differ from the plain week. Rows with edited = true were set by hand and outlive an import.
create table calendar_day (
  date date primary key,
  kind text not null check (kind in ('workday', 'weekend', 'publicHoliday', 'swappedWorkday')),
  name_zh text,
  name_en text,
  source text not null check (source <> ''),
  notice_year smallint references calendar_year (year),
  edited boolean not null,
  changed_at timestamptz not null,
  changed_by uuid,
  check ((name_zh is null) = (name_en is null)),
  check (edited = (notice_year is null))
);

-- Daily windows of work in minutes of the day; all rows of one date hold until the next date.
create table working_window (
  valid_from date not null,
  opens_minute smallint not null check (opens_minute >= 0),
  closes_minute smallint not null check (closes_minute <= 1440),
  source text not null check (source <> ''),
  primary key (valid_from, opens_minute),
  check (opens_minute < closes_minute),
  exclude using gist (valid_from with =, int4range(opens_minute, closes_minute) with &&)
);
insert into working_window (valid_from, opens_minute, closes_minute, source) values
  ('2019-01-01', 540, 720, '程序预设,请按本地作息通知修改 / preset, change to the local notice'),
  ('2019-01-01', 810, 1050, '程序预设,请按本地作息通知修改 / preset, change to the local notice');

-- Who changed what; the recomputation of deadlines starts from these rows.
create table calendar_change (
  id uuid primary key,
  changed_at timestamptz not null,
  changed_by uuid,
  what text not null check (what in ('year', 'day', 'hours')),
  first_date date not null,
  last_date date,
  before jsonb,
  after jsonb not null
);

-- Renewed with every change, so that a copy in memory can be recognised as old.
create table calendar_revision (
  single boolean primary key default true check (single),
  revision uuid not null
);
insert into calendar_revision (revision) values (gen_random_uuid());
create function renew_calendar_revision() returns trigger language plpgsql as $$
begin
  update calendar_revision set revision = gen_random_uuid();
  return null;
end $$;
create trigger calendar_year_renews_revision after insert or update or delete or truncate on calendar_year
  for each statement execute function renew_calendar_revision();
create trigger calendar_day_renews_revision after insert or update or delete or truncate on calendar_day
  for each statement execute function renew_calendar_revision();
create trigger working_window_renews_revision after insert or update or delete or truncate on working_window
  for each statement execute function renew_calendar_revision();
