-- What workstations have in hand is counted in an index of the open cases alone (docs/adr/0023): who took a case up stands in a column of its own,
-- reckoned by the database, so that no case has to be read for it.
alter table request add column handler_id uuid
  generated always as (coalesce(doers->>'startWork', doers->>'plan', doers->>'siteCheck', doers->>'acknowledge')::uuid) stored;

create index request_in_hand on request (workstation_id, handler_id, next_due)
  where workstation_id is not null and state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded') and state not in ('submitted', 'accepted', 'completed', 'verified');
