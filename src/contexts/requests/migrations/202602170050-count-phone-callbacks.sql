-- Callbacks by phone count in the figures beside ratings, which are callbacks by message.
create trigger request_uncounted_called after insert on request_callback for each row when (new.channel = 'phone') execute function mark_rated_request_uncounted();
insert into request_uncounted (request_id) select distinct request_id from request_callback where channel = 'phone';
