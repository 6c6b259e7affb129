-- The outbox: every message to a person, written in the transaction of the business it tells about.
create table message (
  id uuid primary key,
  -- Names the occasion, so that telling of it twice sends one message.
  key text unique,
  template text not null,
  language text not null check (language in ('zh', 'en')),
  recipient_kind text not null check (recipient_kind in ('phone', 'email', 'wechat', 'resident', 'staff')),
  recipient_id uuid,
  -- Decided when it is sent for residents and staff; address, texts and parameters are what erasure empties.
  channel text check (channel in ('sms', 'email', 'wechat', 'inbox')),
  address text,
  title text,
  body text,
  -- The wording for channels that take few characters; the body where there is none.
  short_body text,
  parameters jsonb,
  subject_type text not null,
  subject_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'shown', 'refused', 'expired', 'erased')),
  -- Texts are emptied as soon as they are sent (sign-in codes).
  confidential boolean not null default false,
  -- Too late to be of use after this moment.
  expires_at timestamptz,
  sender text,
  provider_reference text,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((recipient_kind in ('resident', 'staff')) = (recipient_id is not null)),
  check (state <> 'erased' or (address is null and title is null and body is null and short_body is null and parameters is null))
);
create index message_recipient on message (recipient_id, id desc) where recipient_id is not null;
create index message_subject on message (subject_type, subject_id);
create index message_address on message (address) where address is not null;
create index message_confidential on message (expires_at) where confidential and body is not null;
