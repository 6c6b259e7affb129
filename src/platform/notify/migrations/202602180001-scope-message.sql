-- The place a message is about, so that administrators of a street read their own outbox only; null: for the city alone.
alter table message add column place_path ltree;
create index message_place on message using gist (place_path) where place_path is not null;
-- What is old enough to be emptied is found without reading the rest.
create index message_unerased on message (created_at) where state not in ('erased', 'waiting');

-- For how many days texts and addresses of messages are kept: dated local data.
create table message_retention (
  valid_from timestamptz primary key,
  days integer not null check (days between 1 and 3650),
  source text not null,
  set_by uuid
);
insert into message_retention (valid_from, days, source) values
  ('2019-01-01T00:00:00Z', 180, 'default of the program: to be set by the city');
