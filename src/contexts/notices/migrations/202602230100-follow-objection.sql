-- Whoever objected follows their objection through a secret link; only the digest of its token is kept.
alter table notice_objection add column link_digest text;
create unique index notice_objection_link on notice_objection (link_digest) where link_digest is not null;
-- People order theirs by when they wrote them.
drop index notice_objection_resident;
create index notice_objection_resident on notice_objection (resident_id, created_at desc) where resident_id is not null;
