-- Figures of the loop, kept so that reading them does not grow with the number of cases (docs/adr/0018).
-- Time is counted in half days of Shanghai (days since 1970 × 2, plus 1 from noon on), so that windows from midnight and from noon are both exact.

-- Cases whose figures changed since they were last counted: only ever inserted by the triggers below, emptied by the counting job.
create table request_uncounted (request_id uuid not null);

-- What each case contributed when it was last counted.
create table request_fact (
  request_id uuid not null,
  slot integer not null,
  place_path ltree not null,
  workstation_id uuid,
  category_id uuid,
  channel text not null,
  reported integer not null, handled integer not null, finished integer not null,
  answered integer not null, answered_in_time integer not null,
  solved integer not null, solved_in_time integer not null, solving_minutes bigint not null,
  closed integer not null,
  valid integer not null, invalid integer not null, contacted integer not null, resolved integer not null,
  satisfied integer not null, basically_satisfied integer not null,
  sampled integer not null, sampled_satisfied integer not null, sampled_basically_satisfied integer not null,
  primary key (request_id, slot)
);
create index request_fact_slot on request_fact (slot);

-- The same summed up for each place and everything above it: in all, and by category, channel and workstation.
create table request_cell (
  unit_code text not null,
  dimension text not null check (dimension in ('all', 'category', 'channel', 'workstation')),
  slot integer not null,
  key text not null,
  reported bigint not null, handled bigint not null, finished bigint not null,
  answered bigint not null, answered_in_time bigint not null,
  solved bigint not null, solved_in_time bigint not null, solving_minutes bigint not null,
  closed bigint not null,
  valid bigint not null, invalid bigint not null, contacted bigint not null, resolved bigint not null,
  satisfied bigint not null, basically_satisfied bigint not null,
  sampled bigint not null, sampled_satisfied bigint not null, sampled_basically_satisfied bigint not null,
  primary key (unit_code, dimension, slot, key)
);

create function mark_request_uncounted() returns trigger language plpgsql as $$
begin
  insert into request_uncounted (request_id) values (new.id);
  return null;
end $$;

create function mark_rated_request_uncounted() returns trigger language plpgsql as $$
begin
  insert into request_uncounted (request_id) values (new.request_id);
  return null;
end $$;

create trigger request_uncounted_new after insert on request for each row execute function mark_request_uncounted();
create trigger request_uncounted_changed after update on request for each row
  when (old.category_id is distinct from new.category_id or old.workstation_id is distinct from new.workstation_id
    or old.channel <> new.channel or old.place_path <> new.place_path or old.reported_at <> new.reported_at
    or old.closed_at is distinct from new.closed_at or old.response_met_at is distinct from new.response_met_at
    or old.resolution_met_at is distinct from new.resolution_met_at
    or (new.response_met_at is not null and old.response_due is distinct from new.response_due)
    or (new.resolution_met_at is not null and old.resolution_due is distinct from new.resolution_due)
    or (old.state <> new.state and (old.state in ('rejected', 'withdrawn', 'joined', 'completed', 'verified', 'closed')
      or new.state in ('rejected', 'withdrawn', 'joined', 'completed', 'verified', 'closed'))))
  execute function mark_request_uncounted();
create trigger request_uncounted_rated after insert on request_rating for each row execute function mark_rated_request_uncounted();

insert into request_uncounted (request_id) select id from request;

-- The lists behind the figures.
create index request_closed_at on request (closed_at desc) where closed_at is not null;
create index request_response_met_at on request (response_met_at desc) where response_met_at is not null;
create index request_resolution_met_at on request (resolution_met_at desc) where resolution_met_at is not null;
create index request_rating_rated_at on request_rating (rated_at desc);
