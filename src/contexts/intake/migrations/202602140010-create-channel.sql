-- Contact days 社情民意联系日: when and where the office sits with residents, and what came of it.
create table contact_day (
  id uuid primary key,
  state text not null check (state in ('planned', 'open', 'ended', 'published', 'cancelled')),
  version integer not null,
  head_hash bytea not null,
  -- Who last took which action.
  doers jsonb not null default '{}',
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  held_on date not null,
  starts_at text not null check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ends_at text not null check (ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  venue text not null check (venue <> ''),
  hosts text not null,
  theme text not null,
  -- What the office tells everybody afterwards.
  summary text,
  published_at timestamptz,
  changed_at timestamptz not null,
  check (starts_at < ends_at),
  check (state <> 'published' or (summary is not null and published_at is not null))
);
create index contact_day_place on contact_day using gist (place_path);
create index contact_day_newest on contact_day (held_on desc, id desc);

-- Standing ways in: wish boxes 海棠心愿箱, heart-link bridges 社情连心桥, service stations 党群服务站, windows. The code stands on the poster.
create table channel_point (
  id uuid primary key,
  code text not null unique check (code ~ '^[2-9A-HJ-NP-Z]{6}$'),
  kind text not null check (kind in ('wishBox', 'bridge', 'station', 'window')),
  version integer not null,
  head_hash bytea not null,
  name text not null check (name <> ''),
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  address text not null,
  location point,
  about text not null,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  changed_at timestamptz not null
);
create index channel_point_place on channel_point using gist (place_path);

-- Each time a box was emptied 开箱: how many slips lay in it, so that none is lost on the way to the desk.
create table point_emptying (
  id uuid primary key,
  point_id uuid not null references channel_point (id),
  emptied_on date not null,
  slips integer not null check (slips between 0 and 1000),
  witnesses text not null,
  recorded_by uuid,
  recorded_at timestamptz not null
);
create index point_emptying_point on point_emptying (point_id, emptied_on desc, id desc);

-- Which paper wish came out of which emptying.
create table emptied_slip (
  request_id uuid primary key,
  emptying_id uuid not null references point_emptying (id)
);
create index emptied_slip_emptying on emptied_slip (emptying_id);
