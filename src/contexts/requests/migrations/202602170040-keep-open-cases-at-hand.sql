-- What the board and the map ask for most are the open cases, a small part of all: they have indexes of their own.
-- Deadlines are looked for by next_due since the stages; the old index is no longer read.
drop index request_open_due;
create index request_open on request (state) include (next_due, warn_at, place_path, workstation_id)
  where state not in ('closed', 'rejected', 'withdrawn', 'joined');
create index request_open_location on request using gist (location)
  where location is not null and state not in ('closed', 'rejected', 'withdrawn', 'joined');

-- Sums of whole months beside those of half days, under the negative number of the month (year × 12 + month): a year is read from a dozen rows
-- for each part. Everything is counted again.
truncate request_cell, request_fact, request_uncounted;
insert into request_uncounted (request_id) select id from request;
