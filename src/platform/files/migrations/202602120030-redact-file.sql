-- Parts of a photo made unrecognisable: what is served instead, in a folder of its own. The photo as it was stays for the office, behind a reason.
alter table file
  add column redaction jsonb,
  add column redacted_under uuid,
  add column redacted_photo_sha256 text check (redacted_photo_sha256 ~ '^[0-9a-f]{64}$'),
  add column redacted_thumbnail_sha256 text check (redacted_thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  add column redacted_photo_bytes integer check (redacted_photo_bytes > 0),
  add column redacted_thumbnail_bytes integer check (redacted_thumbnail_bytes > 0),
  add column redacted_at timestamptz,
  add constraint file_redaction_whole check (num_nulls(redaction, redacted_under, redacted_photo_sha256, redacted_thumbnail_sha256,
    redacted_photo_bytes, redacted_thumbnail_bytes, redacted_at) in (0, 7));
create index file_redacted_under on file (redacted_under) where redacted_under is not null;
