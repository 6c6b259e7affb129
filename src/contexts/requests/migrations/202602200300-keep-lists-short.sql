-- Lists read what they show, however many cases there are (docs/adr/0023). A list by deadline is read in its order: open cases by
-- themselves, and all others in two parts, those with a running limit and those without.
drop index request_next_due;
create index request_next_due on request (next_due, id) where next_due is not null;
drop index request_open;
create index request_open on request (state, coalesce(next_due, 'infinity'), id) include (next_due, warn_at, place_path, workstation_id)
  where state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded');
create index request_open_due on request (coalesce(next_due, 'infinity'), id)
  where state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded');

-- Cases of a category or a channel that is rare were looked for among all.
create index request_category_channel on request (category_id, channel, id desc);

-- Verified cases that wait for a call, those that wait longest first.
create index request_callback_due on request (changed_at, id) where state = 'verified' and 'callbackDue' = any(conditions);

-- The late ones behind a number, written exactly as `store/statistics/measures.ts` asks for them.
create index request_answered_late on request (response_met_at desc, id desc)
  where response_met_at is not null and state not in ('withdrawn', 'joined', 'recorded') and (response_met_at <= coalesce(response_limit_at, response_due)) is not true;
create index request_solved_late on request (resolution_met_at desc, id desc)
  where resolution_met_at is not null and state in ('completed', 'verified', 'closed') and (resolution_met_at <= coalesce(resolution_limit_at, resolution_due)) is not true;
