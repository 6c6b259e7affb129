-- Hot topics 热点: the same matter raised by several people, found across cases. Counts are written by the job, everything a clerk decides is an event of the topic's history.
create table topic (
  id uuid primary key,
  state text not null check (state in ('open', 'dismissed', 'merged')),
  title text not null check (title <> ''),
  -- A title somebody gave stays; others follow the cases.
  renamed boolean not null default false,
  place_name text,
  -- The smallest place that holds all its cases, and their street.
  place_path ltree not null,
  street_path ltree not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  people integer not null check (people >= 0),
  likes integer not null check (likes >= 0),
  cases integer not null check (cases >= 0),
  heat double precision not null check (heat >= 0),
  -- Marked for later: 每月一题 or 未诉先办.
  mark text check (mark in ('monthlyTopic', 'preventive')),
  merged_into uuid references topic (id),
  -- The case that all others were joined to.
  joint_request_id uuid,
  found_at timestamptz not null,
  counted_at timestamptz not null,
  version integer not null,
  head_hash bytea not null,
  check ((state = 'merged') = (merged_into is not null)),
  check (first_at <= last_at)
);
create index topic_place on topic using gist (place_path);
create index topic_street on topic (street_path, state);
create index topic_heat on topic (state, heat desc, id);

create table topic_case (
  topic_id uuid not null references topic (id),
  request_id uuid not null,
  -- Taken out by a clerk: the job never puts it back.
  removed boolean not null default false,
  primary key (topic_id, request_id)
);
create index topic_case_request on topic_case (request_id);

-- What finding and heat rest on, as dated data: docs/topics.md explains each.
create table topic_rule (
  name text not null check (name in (
    'personWeight', 'likeWeight', 'halfLifeDays', 'leastPeople', 'windowDays', 'mostGapDays', 'mostMessages', 'samePlacePermille', 'noPlacePermille')),
  value integer not null check (value >= 0),
  valid_from date not null,
  source text not null,
  primary key (name, valid_from)
);
insert into topic_rule (name, value, valid_from, source)
select name, value, '2019-01-01', 'default of the program, docs/topics.md: to be set by the office'
from (values ('personWeight', 10), ('likeWeight', 2), ('halfLifeDays', 30), ('leastPeople', 3), ('windowDays', 400), ('mostGapDays', 90),
  ('mostMessages', 12000), ('samePlacePermille', 60), ('noPlacePermille', 130)) as defaults (name, value);

create table topic_run (
  id uuid primary key,
  at timestamptz not null,
  messages integer not null,
  topics integer not null,
  fresh integer not null,
  duration_ms integer not null
);
