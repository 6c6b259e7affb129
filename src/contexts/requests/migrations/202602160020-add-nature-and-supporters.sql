-- 12345 nature 诉求性质: suggested from the words, decided by the desk.
alter table request add column nature text check (nature in ('enquiry', 'help', 'complaint', 'tipOff', 'suggestion', 'thanks', 'other'));

-- “我也遇到”: who else is affected. One entry for each person and device and case; a phone stands in the resident, nowhere else.
create table request_supporter (
  id uuid primary key,
  request_id uuid not null references request (id),
  -- Keyed digests: they recognise the same person or device for this case and tell nothing about either.
  person_digest text not null,
  device_digest text,
  resident_id uuid,
  entered_by uuid,
  joined_at timestamptz not null,
  unique (request_id, person_digest),
  unique (request_id, device_digest)
);
create index request_supporter_resident on request_supporter (resident_id) where resident_id is not null;
alter table request add column supporter_count integer not null default 0 check (supporter_count >= 0);
