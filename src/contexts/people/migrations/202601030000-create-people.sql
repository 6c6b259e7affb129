-- Residents sign in with a code sent to their phone; nothing but the number is needed. A closed account keeps its id only.
create table resident (
  id uuid primary key,
  phone text unique check (phone ~ '^1[3-9][0-9]{9}$'),
  preferred_name text check (length(preferred_name) between 1 and 40),
  language text not null default 'zh' check (language in ('zh', 'en')),
  elder_mode boolean not null default false,
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  closed_at timestamptz,
  version integer not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  check (closed_at is null or (phone is null and preferred_name is null))
);

create table staff (
  id uuid primary key,
  -- Lower case, as normalised by the program.
  user_name text not null unique check (user_name ~ '^[a-z0-9][a-z0-9._-]{2,39}$'),
  display_name text not null check (length(display_name) between 1 and 40),
  phone text check (phone ~ '^1[3-9][0-9]{9}$'),
  language text not null default 'zh' check (language in ('zh', 'en')),
  -- Who may manage a person without any current role: the administrators of this place.
  home_path ltree not null,
  -- PHC string; null until the person has set a password through the one-time link.
  password_hash text,
  password_changed_at timestamptz,
  -- Encrypted with the installation secret.
  totp_secret bytea,
  -- A secret shown for enrolment but not yet proved.
  totp_pending bytea,
  totp_enrolled_at timestamptz,
  -- The last time step whose code was used: the same code never counts twice.
  totp_last_step bigint,
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  disabled_at timestamptz,
  version integer not null default 0,
  head_hash bytea not null default decode(repeat('00', 32), 'hex'),
  check ((totp_secret is null) = (totp_enrolled_at is null))
);
create index staff_home on staff using gist (home_path);

create table staff_former_password (
  staff_id uuid not null references staff (id),
  password_hash text not null,
  replaced_at timestamptz not null,
  primary key (staff_id, replaced_at)
);

create table staff_recovery_code (
  staff_id uuid not null references staff (id),
  code_digest bytea not null,
  primary key (staff_id, code_digest)
);

-- A role at a place with its subtree. The path is a copy of the division tree's, so that a request needs one query only.
create table staff_assignment (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  role text not null,
  place_code text not null,
  place_path ltree not null,
  workstation_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by uuid references staff (id),
  check (valid_to is null or valid_to >= valid_from),
  exclude using gist (
    staff_id with =, role with =, place_code with =,
    (coalesce(workstation_id, '00000000-0000-0000-0000-000000000000'::uuid)) with =,
    tstzrange(valid_from, valid_to) with &&
  )
);
create index staff_assignment_staff on staff_assignment (staff_id);
create index staff_assignment_place on staff_assignment using gist (place_path);
create index staff_assignment_workstation on staff_assignment (workstation_id) where workstation_id is not null;

-- Only the digest of the token is stored: whoever reads this table cannot sign in with it.
create table session (
  token_digest bytea primary key,
  id uuid not null unique,
  resident_id uuid references resident (id),
  staff_id uuid references staff (id),
  -- Staff: when the second factor was proved; null while it still has to be enrolled.
  second_factor_at timestamptz,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_seconds integer not null check (idle_seconds > 0),
  expires_at timestamptz not null,
  address text not null,
  device text not null,
  check (num_nonnulls(resident_id, staff_id) = 1)
);
create index session_staff on session (staff_id) where staff_id is not null;
create index session_resident on session (resident_id) where resident_id is not null;
create index session_expires on session (expires_at);

-- Proof that the password was right, while the code or a new password is still missing.
create table sign_in_ticket (
  token_digest bytea primary key,
  staff_id uuid not null references staff (id),
  next text not null check (next in ('code', 'password')),
  tries_left integer not null check (tries_left >= 0),
  second_factor_at timestamptz,
  expires_at timestamptz not null
);
create index sign_in_ticket_staff on sign_in_ticket (staff_id);

-- One live code per number; number and code only as keyed digests.
create table phone_code (
  phone_digest bytea primary key,
  code_digest bytea not null,
  tries_left integer not null check (tries_left >= 0),
  expires_at timestamptz not null
);

-- The times of recent calls per number, address or account, newest last; bounded by the limit.
create table throttle (
  bucket text primary key,
  hits timestamptz[] not null,
  expires_at timestamptz not null
);
create index throttle_expires on throttle (expires_at);

-- Addresses an account signed in from: guesses from elsewhere cannot lock these out.
create table staff_known_address (
  staff_id uuid not null references staff (id),
  address_digest bytea not null,
  last_signed_in_at timestamptz not null,
  primary key (staff_id, address_digest)
);

-- One-time links: to set a password, or (without staff) to create the first administrator.
create table staff_link (
  token_digest bytea primary key,
  staff_id uuid unique references staff (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create unique index staff_link_first_administrator on staff_link ((true)) where staff_id is null;

-- What residents may be asked to agree to. The wording of a version never changes; a new wording is a new version.
create table consent_purpose (
  purpose text not null check (purpose ~ '^[a-z][A-Za-z]*$'),
  version integer not null check (version > 0),
  valid_from date not null,
  legal_basis text not null check (legal_basis in ('consent', 'statutoryDuty', 'contract')),
  primary key (purpose, version)
);

create table consent (
  id uuid primary key,
  resident_id uuid not null references resident (id),
  purpose text not null,
  version integer not null,
  granted_at timestamptz not null,
  withdrawn_at timestamptz,
  foreign key (purpose, version) references consent_purpose (purpose, version),
  check (withdrawn_at is null or withdrawn_at >= granted_at)
);
create unique index consent_current on consent (resident_id, purpose) where withdrawn_at is null;
create index consent_resident on consent (resident_id, granted_at desc);

-- Every full view of masked personal data: who saw which fields of what, and why.
create table unmasking (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  place_path ltree not null,
  subject_type text not null,
  subject_id uuid not null,
  fields text[] not null check (cardinality(fields) > 0),
  reason text not null check (length(reason) between 2 and 200),
  occurred_at timestamptz not null
);
create index unmasking_time on unmasking (occurred_at desc, id desc);
create index unmasking_staff on unmasking (staff_id, occurred_at desc);

-- Limits of sign-in, dated and with their source; the newest row that has begun counts.
create table sign_in_setting (
  valid_from timestamptz primary key,
  password_policy text not null check (password_policy in ('asvs', 'mlps')),
  staff_idle_minutes integer not null check (staff_idle_minutes between 5 and 480),
  staff_absolute_hours integer not null check (staff_absolute_hours between 1 and 24),
  resident_idle_days integer not null check (resident_idle_days between 1 and 365),
  resident_absolute_days integer not null check (resident_absolute_days between 1 and 365),
  source text not null check (length(source) between 1 and 200),
  set_by uuid references staff (id)
);
insert into sign_in_setting (valid_from, password_policy, staff_idle_minutes, staff_absolute_hours, resident_idle_days, resident_absolute_days, source)
values ('2000-01-01T00:00:00Z', 'asvs', 30, 12, 30, 180, 'OWASP ASVS 5.0 6.2, 7.3');

insert into consent_purpose (purpose, version, valid_from, legal_basis) values
  ('progressMessages', 1, '2000-01-01', 'statutoryDuty'),
  ('callback', 1, '2000-01-01', 'consent'),
  ('activityInvitations', 1, '2000-01-01', 'consent');

-- Identities of the demonstration; rows exist only while the demo is loaded. Passwords are random per installation and encrypted.
create table demo_account (
  id uuid primary key,
  staff_id uuid unique references staff (id),
  resident_id uuid unique references resident (id),
  label_key text not null,
  position integer not null unique,
  password_encrypted bytea,
  last_issued_step bigint,
  check (num_nonnulls(staff_id, resident_id) = 1),
  check ((staff_id is null) = (password_encrypted is null))
);
