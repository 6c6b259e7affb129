-- Contractors as each subdistrict registers them.
create table contractor (
  id uuid primary key,
  division_code text not null,
  place_path ltree not null,
  name text not null check (name <> ''),
  -- 统一社会信用代码, normalised and checked.
  credit_code text not null check (length(credit_code) = 18),
  contact_name text,
  phone text,
  work_types text[] not null default '{}',
  state text not null check (state in ('active', 'suspended')),
  remark text,
  version integer not null,
  head_hash bytea not null,
  created_at timestamptz not null,
  unique (division_code, credit_code)
);
create index contractor_place on contractor using gist (place_path);

create table project (
  id uuid primary key,
  number text not null unique,
  state text not null,
  version integer not null,
  head_hash bytea not null,
  -- Who last took which action, for the four-eyes rule.
  doers jsonb not null default '{}',
  -- Everybody who wrote part of the application: none of them may approve it.
  authors uuid[] not null,
  kind text not null check (kind in ('emergency', 'ordinary')),
  work_type text not null,
  title text not null check (title <> ''),
  what text,
  why text,
  options_considered text,
  beneficiaries integer check (beneficiaries >= 0),
  residents_views text,
  residents_asked integer check (residents_asked >= 0),
  residents_agreed integer check (residents_agreed >= 0),
  party_committee_view text,
  party_committee_agreed boolean not null default false,
  managers_duty boolean not null default false,
  planned_works boolean not null default false,
  -- The first of its places: where it belongs.
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  workstation_id uuid,
  workstation_name text,
  fund_id uuid references fund (id),
  reservation_id uuid references fund_reservation (id),
  contractor_id uuid references contractor (id),
  estimate_fen bigint not null default 0 check (estimate_fen >= 0),
  approved_fen bigint check (approved_fen > 0),
  contract_fen bigint check (contract_fen > 0 and contract_fen <= approved_fen),
  final_fen bigint check (final_fen > 0 and final_fen <= approved_fen),
  -- A change that waits for its approval: the new total and why.
  change_fen bigint check (change_fen > 0),
  change_reason text,
  -- Where a change needs two people: who approved it first.
  change_approver uuid,
  -- Papers of an emergency that started first.
  papers text not null default 'none' check (papers in ('none', 'due', 'submitted', 'ratified')),
  papers_due timestamptz,
  planned_start date,
  planned_end date check (planned_end >= planned_start),
  notice_id uuid,
  -- Until when the present stage should be left.
  stage_due timestamptz,
  -- What the rules said when it was last checked.
  checks jsonb not null default '[]',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  submitted_at timestamptz,
  approved_at timestamptz,
  started_at timestamptz,
  done_at timestamptz,
  accepted_at timestamptz,
  paid_at timestamptz,
  closed_at timestamptz,
  warranty_until date,
  warranty_reminded_at timestamptz,
  before_file_id uuid,
  after_file_id uuid,
  rating_sum integer not null default 0,
  rating_count integer not null default 0,
  check ((papers = 'none') = (papers_due is null)),
  check ((change_fen is null) = (change_reason is null)),
  check (reservation_id is null or fund_id is not null)
);
create index project_state on project (state, id desc);
create index project_place_path on project using gist (place_path);
create index project_workstation on project (workstation_id, id desc);
create index project_contractor on project (contractor_id) where contractor_id is not null;
create index project_fund on project (fund_id) where fund_id is not null;
create index project_warranty on project (warranty_until) where warranty_until is not null and warranty_reminded_at is null;

create table project_place (
  project_id uuid not null references project (id),
  position integer not null,
  division_code text not null,
  place_path ltree not null,
  place_name text not null,
  compound_id uuid,
  -- Has the compound a property manager? Unknown outside compounds.
  managed boolean,
  note text,
  primary key (project_id, position)
);
create index project_place_by_path on project_place using gist (place_path);
create index project_place_compound on project_place (compound_id) where compound_id is not null;

-- Estimate and final account, line by line.
create table project_line (
  project_id uuid not null references project (id),
  stage text not null check (stage in ('estimate', 'final')),
  position integer not null,
  item text not null check (item <> ''),
  quantity numeric(12, 2) not null check (quantity > 0),
  unit text not null check (unit <> ''),
  unit_price_fen bigint not null check (unit_price_fen > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  primary key (project_id, stage, position)
);

-- What a project came from: requests, or a sweep. One origin has one living project.
create table project_origin (
  project_id uuid not null references project (id),
  origin_type text not null check (origin_type in ('request', 'sweep')),
  origin_id uuid not null,
  number text not null,
  active boolean not null default true,
  primary key (project_id, origin_type, origin_id)
);
create unique index project_origin_once on project_origin (origin_type, origin_id) where active;

create table project_quote (
  id uuid primary key,
  project_id uuid not null references project (id),
  contractor_id uuid not null references contractor (id),
  amount_fen bigint not null check (amount_fen > 0),
  quoted_on date not null,
  unique (project_id, contractor_id)
);

create table project_defect (
  id uuid primary key,
  project_id uuid not null references project (id),
  position integer not null,
  description text not null check (description <> ''),
  found_at timestamptz not null,
  fixed_at timestamptz,
  unique (project_id, position)
);

-- Five-level evaluation: one for each resident.
create table project_rating (
  project_id uuid not null references project (id),
  resident_id uuid not null,
  level integer not null check (level between 1 and 5),
  comment text,
  rated_at timestamptz not null,
  primary key (project_id, resident_id)
);

-- Readable numbers come from one sequence per prefix and year: no lock is held until the commit, gaps are allowed.
create function take_project_number(prefix text, year integer) returns text language plpgsql as $$
declare
  sequence_name text := format('project_number_%s_%s', lower(prefix), year);
  value bigint;
begin
  begin
    value := nextval(sequence_name::regclass);
  exception when undefined_table then
    perform pg_advisory_xact_lock(hashtext(sequence_name));
    execute format('create sequence if not exists %I', sequence_name);
    value := nextval(sequence_name::regclass);
  end;
  return format('%s-XM-%s-%s', upper(prefix), year, lpad(value::text, 4, '0'));
end $$;
