-- Lists read what they show, however many cases there are (docs/adr/0023). A list by deadline is read in its order: open cases by
-- themselves, and all others in two parts, those with a running limit and those without.
drop index request_next_due;
create index request_next_due on request (next_due, id) where next_due is not null;
drop index request_open;
create index request_open on request (state, coalesce(next_due, 'infinity'), id) include (next_due, warn_at, place_path, workstation_id)
  where state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded');
create index request_open_due on request (coalesce(next_due, 'infinity'), id)
  where state not in ('closed', 'rejected', 'withdrawn', 'joined', 'recorded');

-- What makes the others of a list few: without these a list of a rare category or channel was looked for among all cases.
create index request_category_newest on request (category_id, id desc);
create index request_channel_newest on request (channel, id desc);

-- Verified cases that wait for a call, those that wait longest first.
create index request_callback_due on request (changed_at, id) where state = 'verified' and 'callbackDue' = any(conditions);
