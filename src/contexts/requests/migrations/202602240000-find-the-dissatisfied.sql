-- The few dissatisfied among many callbacks, newest first (docs/adr/0023).
create index request_rating_dissatisfied on request_rating (rated_at) where level <= 2;
create index request_callback_dissatisfied on request_callback (called_at) where level <= 2;
