-- A received photo. The received bytes stay private; a re-encoded photo and a thumbnail are served.
create table file (
  id uuid primary key,
  -- staged: uploaded, not yet part of any record (swept after a day) · attached: evidence of one record · erased: bytes removed by law.
  state text not null default 'staged' check (state in ('staged', 'attached', 'erased')),
  -- The storage folder of the bytes: files with the same bytes share one, so that a repeated photo costs a row only.
  stored_under uuid not null,
  -- SHA-256 in lower-case hex; the digest of the received bytes is what histories refer to.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  photo_sha256 text not null check (photo_sha256 ~ '^[0-9a-f]{64}$'),
  thumbnail_sha256 text not null check (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
  bytes integer not null check (bytes > 0),
  photo_bytes integer not null check (photo_bytes > 0),
  thumbnail_bytes integer not null check (thumbnail_bytes > 0),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  -- What the camera noted (WGS 84, longitude first); evidence for the office, never served.
  captured_at timestamptz,
  captured_point point,
  uploaded_by_kind text not null check (uploaded_by_kind in ('visitor', 'resident', 'staff', 'system')),
  uploaded_by_id uuid,
  uploaded_at timestamptz not null,
  subject_type text,
  subject_id uuid,
  -- What the photo shows within its record, e.g. before, after.
  kind text,
  -- In the order the sender chose.
  position smallint not null default 0,
  visibility text check (visibility in ('public', 'internal')),
  attached_at timestamptz,
  erased_at timestamptz,
  check (state = 'staged' or (subject_type is not null and subject_id is not null and kind is not null
    and visibility is not null and attached_at is not null)),
  check ((state = 'erased') = (erased_at is not null)),
  check (state <> 'erased' or (captured_at is null and captured_point is null and uploaded_by_id is null))
);
create index file_subject on file (subject_type, subject_id) where state <> 'staged';
create index file_sha256 on file (sha256) where state = 'attached';
create index file_stored_under on file (stored_under);
create index file_staged on file (uploaded_at) where state = 'staged';
