-- What a case was elsewhere before it was imported 12345 等外部来件: its number there, its own time, how many agreed.
create table request_outside (
  -- Deferred: the outside number is claimed first, so that the same message never becomes two cases.
  request_id uuid primary key references request (id) deferrable initially deferred,
  source text not null check (source <> ''),
  number text not null check (number <> ''),
  subject text not null,
  category text,
  -- Digest of who wrote it: to tell people apart without naming them; null once erased.
  author_digest text,
  sent_at timestamptz,
  likes integer not null default 0 check (likes >= 0),
  dislikes integer not null default 0 check (dislikes >= 0),
  unique (source, number)
);
