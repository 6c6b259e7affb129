-- Likes of messages that were imported before they were counted; those of later imports are counted with the case.
update request set supporter_count = supporter_count + request_outside.likes
from request_outside where request_outside.request_id = request.id and request_outside.likes > 0;
