-- Which record of another context a case came in through: a contact day, a wish box, a sweep. The pair names it, no key does: it belongs to others.
alter table request add column origin_type text, add column origin_id uuid,
  add constraint request_origin_whole check ((origin_type is null) = (origin_id is null));
create index request_origin on request (origin_type, origin_id, id desc) where origin_id is not null;
