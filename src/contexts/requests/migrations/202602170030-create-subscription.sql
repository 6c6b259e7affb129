-- Who follows a case or a place, how often they hear, and until when they have been told.
create table request_subscription (
  id uuid primary key,
  resident_id uuid not null,
  kind text not null check (kind in ('case', 'division', 'compound')),
  -- Id of the case or compound, code of the division or grid.
  target text not null,
  -- How the target was called when it was followed.
  name text not null,
  frequency text not null check (frequency in ('immediate', 'daily', 'weekly')),
  language text not null check (language in ('zh', 'en')),
  -- SHA-256 of the token in the link that ends it without signing in.
  link_digest text not null unique,
  created_at timestamptz not null,
  told_until timestamptz not null,
  unique (resident_id, kind, target)
);
create index request_subscription_target on request_subscription (kind, target);
create index request_subscription_digest on request_subscription (frequency, id) where frequency <> 'immediate';
