-- The calendar of somebody's own deadlines, behind a secret link: one for each member of staff; a new one ends the old.
create table request_deadline_feed (
  staff_id uuid primary key,
  id uuid not null,
  link_digest text not null unique,
  created_at timestamptz not null,
  -- When a calendar last asked, to the hour.
  read_at timestamptz
);
