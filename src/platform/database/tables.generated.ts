/** Made by scripts/generate-tables.ts from the migrated database; do not edit. */
import type { ColumnType } from "kysely";

export type ArrayType<T> = ArrayTypeImpl<T> extends (infer U)[]
  ? U[]
  : ArrayTypeImpl<T>;

export type ArrayTypeImpl<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S[], I[], U[]>
  : T[];

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Json = JsonValue;

export type JsonArray = JsonValue[];

export type JsonObject = {
  [x: string]: JsonValue | undefined;
};

export type JsonPrimitive = boolean | number | string | null;

export type JsonValue = JsonArray | JsonObject | JsonPrimitive;

export type Numeric = ColumnType<string, number | string, number | string>;

export type Point = {
  x: number;
  y: number;
};

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Anchor {
  anchored_at: Timestamp;
  covered_until: Timestamp;
  id: string;
  leaf_count: number;
  previous_root: Buffer | null;
  root: Buffer;
}

export interface CalendarChange {
  after: Json;
  before: Json | null;
  changed_at: Timestamp;
  changed_by: string | null;
  first_date: string;
  id: string;
  last_date: string | null;
  what: string;
}

export interface CalendarDay {
  changed_at: Timestamp;
  changed_by: string | null;
  date: string;
  edited: boolean;
  kind: string;
  name_en: string | null;
  name_zh: string | null;
  notice_year: number | null;
  source: string;
}

export interface CalendarRevision {
  revision: string;
  single: Generated<boolean>;
}

export interface CalendarYear {
  imported_at: Timestamp;
  imported_by: string | null;
  papers: string[];
  year: number;
}

export interface ChannelPoint {
  about: string;
  address: string;
  changed_at: Timestamp;
  closed_on: string | null;
  code: string;
  division_code: string;
  head_hash: Buffer;
  id: string;
  kind: string;
  location: Point | null;
  name: string;
  opened_on: string;
  place_name: string;
  place_path: string;
  version: number;
}

export interface Compound {
  address: Generated<string>;
  aliases: Generated<string[]>;
  archived_at: Timestamp | null;
  center: Point | null;
  community_code: string;
  grid_code: string | null;
  head_hash: Generated<Buffer>;
  id: string;
  managed: boolean;
  manager_name: string | null;
  name: string;
  source: string;
  version: Generated<number>;
}

export interface CompoundBuilding {
  compound_id: string;
  grid_code: string | null;
  name: string;
  position: number;
  stairwells: Generated<string[]>;
}

export interface Consent {
  granted_at: Timestamp;
  id: string;
  purpose: string;
  resident_id: string;
  version: number;
  withdrawn_at: Timestamp | null;
}

export interface ConsentPurpose {
  legal_basis: string;
  purpose: string;
  valid_from: string;
  version: number;
}

export interface ContactDay {
  changed_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  ends_at: string;
  head_hash: Buffer;
  held_on: string;
  hosts: string;
  id: string;
  place_name: string;
  place_path: string;
  published_at: Timestamp | null;
  starts_at: string;
  state: string;
  summary: string | null;
  theme: string;
  venue: string;
  version: number;
}

export interface Contractor {
  contact_name: string | null;
  created_at: Timestamp;
  credit_code: string;
  division_code: string;
  head_hash: Buffer;
  id: string;
  name: string;
  phone: string | null;
  place_path: string;
  remark: string | null;
  state: string;
  version: number;
  work_types: Generated<string[]>;
}

export interface DemoAccount {
  id: string;
  label_key: string;
  last_issued_step: number | null;
  password_encrypted: Buffer | null;
  position: number;
  resident_id: string | null;
  staff_id: string | null;
}

export interface Division {
  center: Point | null;
  code: string;
  contact_name: string | null;
  contact_phone: string | null;
  head_hash: Generated<Buffer>;
  id: string;
  kind: string;
  level: string;
  name: string;
  parent_code: string | null;
  path: string;
  request_prefix: string | null;
  short_name: string;
  source: string;
  valid_from: string | null;
  valid_to: string | null;
  version: Generated<number>;
}

export interface DivisionAlias {
  code: string | null;
  division_code: string;
  id: string;
  name: string;
  source: string;
  valid_from: string | null;
  valid_to: string | null;
}

export interface DivisionRevision {
  revision: string;
  single: Generated<boolean>;
}

export interface DivisionShape {
  bounds: string;
  division_code: string;
  geometry: Json;
  schematic: Generated<boolean>;
  shared: Generated<boolean>;
  source: string;
}

export interface EmptiedSlip {
  emptying_id: string;
  request_id: string;
}

export interface Event {
  action: string;
  actor_id: string | null;
  actor_kind: string;
  evidence: Generated<Json>;
  from_state: string | null;
  hash: Buffer;
  id: string;
  internal_digest: Buffer;
  occurred_at: Timestamp;
  previous_hash: Buffer;
  public: boolean;
  public_digest: Buffer;
  recorded_at: Generated<Timestamp>;
  sequence: number;
  subject_id: string;
  subject_type: string;
  to_state: string;
}

export interface EventDetail {
  erased_at: Timestamp | null;
  event_id: string;
  internal_detail: Json | null;
  internal_salt: Buffer | null;
  public_detail: Json | null;
  public_salt: Buffer | null;
}

export interface FarePolicy {
  changed_at: Timestamp;
  code: string;
  content: Json;
  doers: Generated<Json>;
  head_hash: Buffer;
  id: string;
  network: string;
  number: number;
  place_path: string;
  published_at: Timestamp | null;
  simulation: Json | null;
  state: string;
  version: number;
}

export interface File {
  attached_at: Timestamp | null;
  bytes: number;
  captured_at: Timestamp | null;
  captured_point: Point | null;
  erased_at: Timestamp | null;
  height: number;
  id: string;
  kind: string | null;
  media_type: string;
  photo_bytes: number;
  photo_sha256: string;
  position: Generated<number>;
  redacted_at: Timestamp | null;
  redacted_photo_bytes: number | null;
  redacted_photo_sha256: string | null;
  redacted_thumbnail_bytes: number | null;
  redacted_thumbnail_sha256: string | null;
  redacted_under: string | null;
  redaction: Json | null;
  sha256: string;
  state: Generated<string>;
  stored_under: string;
  subject_id: string | null;
  subject_type: string | null;
  thumbnail_bytes: number;
  thumbnail_sha256: string;
  uploaded_at: Timestamp;
  uploaded_by_id: string | null;
  uploaded_by_kind: string;
  visibility: string | null;
  width: number;
}

export interface Fund {
  carried_fen: Generated<number>;
  created_at: Timestamp;
  division_code: string;
  entry_count: Generated<number>;
  free_fen: Generated<number>;
  head_hash: Buffer;
  id: string;
  key: string;
  kind: string;
  name: string;
  paid_fen: Generated<number>;
  place_path: string;
  reserved_fen: Generated<number>;
  source: string;
  sourced_fen: Generated<number>;
  state: string;
  version: number;
  year: number;
}

export interface FundMovement {
  amount_fen: number;
  basis: string;
  changed_at: Timestamp;
  counters: number | null;
  created_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  entry_number: number | null;
  fund_id: string;
  head_hash: Buffer;
  id: string;
  kind: string;
  place_path: string;
  remark: string | null;
  state: string;
  target_fund_id: string | null;
  version: number;
}

export interface FundPayment {
  amount_fen: number;
  created_at: Timestamp;
  fund_id: string;
  id: string;
  origin_id: string;
  origin_type: string;
  payee_code: string | null;
  payee_name: string;
  reservation_id: string;
  returned_fen: Generated<number>;
  reversed: Generated<boolean>;
}

export interface FundReservation {
  created_at: Timestamp;
  fund_id: string;
  id: string;
  origin_id: string;
  origin_type: string;
  paid_fen: Generated<number>;
  released_fen: Generated<number>;
  returned_fen: Generated<number>;
  total_fen: number;
}

export interface GraphileWorkerJobs {
  attempts: number | null;
  created_at: Timestamp | null;
  flags: Json | null;
  id: number | null;
  key: string | null;
  last_error: string | null;
  locked_at: Timestamp | null;
  locked_by: string | null;
  max_attempts: number | null;
  priority: number | null;
  queue_name: string | null;
  revision: number | null;
  run_at: Timestamp | null;
  task_identifier: string | null;
  updated_at: Timestamp | null;
}

export interface GraphileWorkerMigrations {
  breaking: Generated<boolean>;
  id: number;
  ts: Generated<Timestamp>;
}

export interface GraphileWorkerPrivateJobQueues {
  id: Generated<number>;
  is_available: Generated<boolean>;
  locked_at: Timestamp | null;
  locked_by: string | null;
  queue_name: string;
}

export interface GraphileWorkerPrivateJobs {
  attempts: Generated<number>;
  created_at: Generated<Timestamp>;
  flags: Json | null;
  id: Generated<number>;
  is_available: Generated<boolean>;
  job_queue_id: number | null;
  key: string | null;
  last_error: string | null;
  locked_at: Timestamp | null;
  locked_by: string | null;
  max_attempts: Generated<number>;
  payload: Generated<Json>;
  priority: Generated<number>;
  revision: Generated<number>;
  run_at: Generated<Timestamp>;
  task_id: number;
  updated_at: Generated<Timestamp>;
}

export interface GraphileWorkerPrivateKnownCrontabs {
  identifier: string;
  known_since: Timestamp;
  last_execution: Timestamp | null;
}

export interface GraphileWorkerPrivateTasks {
  id: Generated<number>;
  identifier: string;
}

export interface IdempotencyKey {
  created_at: Timestamp;
  fingerprint: Buffer;
  key: string;
  subject_id: string;
}

export interface Installation {
  created_at: Timestamp;
  demo_state: string;
  id: string;
  only_one: Generated<boolean>;
}

export interface JobProgress {
  cancel_requested_at: Timestamp | null;
  changed_at: Timestamp;
  done: Generated<number>;
  error_code: string | null;
  id: string;
  job: string;
  requested_at: Timestamp;
  requested_by_id: string | null;
  requested_by_kind: string;
  result: Json | null;
  state: Generated<string>;
  total: number | null;
}

export interface LedgerEntry {
  actor_id: string | null;
  actor_kind: string;
  amount_fen: number;
  booked_at: Timestamp;
  carried_after: number;
  counters: number | null;
  credit: string;
  debit: string;
  free_after: number;
  fund_id: string;
  id: string;
  kind: string;
  number: number;
  origin_id: string | null;
  origin_type: string | null;
  other_fund_id: string | null;
  paid_after: number;
  payment_id: string | null;
  remark: string | null;
  reservation_id: string | null;
  reserved_after: number;
  sourced_after: number;
}

export interface ManagementArea {
  id: string;
  name: string;
  source: string;
}

export interface ManagementAreaDivision {
  division_code: string;
  management_area_id: string;
}

export interface Message {
  address: string | null;
  attempts: Generated<number>;
  body: string | null;
  channel: string | null;
  confidential: Generated<boolean>;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  finished_at: Timestamp | null;
  id: string;
  key: string | null;
  language: string;
  last_error: string | null;
  parameters: Json | null;
  place_path: string | null;
  provider_reference: string | null;
  recipient_id: string | null;
  recipient_kind: string;
  sender: string | null;
  short_body: string | null;
  state: Generated<string>;
  subject_id: string;
  subject_type: string;
  template: string;
  title: string | null;
}

export interface MessageRetention {
  days: number;
  set_by: string | null;
  source: string;
  valid_from: Timestamp;
}

export interface Notice {
  body: string;
  changed_at: Timestamp;
  closed_at: Timestamp | null;
  created_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  ends_at: Timestamp | null;
  ends_provisional: Generated<boolean>;
  facts: Generated<Json>;
  head_hash: Buffer;
  id: string;
  kind: string;
  number: string;
  objection_count: Generated<number>;
  open_objections: Generated<number>;
  origin_id: string | null;
  origin_type: string | null;
  place_path: string;
  published_at: Timestamp | null;
  state: string;
  term_days: number;
  title: string;
  upheld_objections: Generated<number>;
  version: number;
}

export interface NoticeCounter {
  last: number;
  prefix: string;
  year: number;
}

export interface NoticeObjection {
  answer: string | null;
  answered_at: Timestamp | null;
  created_at: Timestamp;
  erased_at: Timestamp | null;
  id: string;
  link_digest: string | null;
  name: string | null;
  notice_id: string;
  number: number;
  phone: string | null;
  published: Generated<boolean>;
  resident_id: string | null;
  text: string | null;
  upheld: boolean | null;
}

export interface PhoneCode {
  code_digest: Buffer;
  expires_at: Timestamp;
  phone_digest: Buffer;
  tries_left: number;
}

export interface PlaceName {
  initials: string;
  name: string;
  normalised: string;
  pairs: string[];
  path: string;
  position: number;
  subject_id: string;
  subject_type: string;
}

export interface PointEmptying {
  emptied_on: string;
  id: string;
  point_id: string;
  recorded_at: Timestamp;
  recorded_by: string | null;
  slips: number;
  witnesses: string;
}

export interface Project {
  accepted_at: Timestamp | null;
  after_file_id: string | null;
  approved_at: Timestamp | null;
  approved_fen: number | null;
  authors: string[];
  before_file_id: string | null;
  beneficiaries: number | null;
  change_approver: string | null;
  change_fen: number | null;
  change_reason: string | null;
  changed_at: Timestamp;
  checks: Generated<Json>;
  closed_at: Timestamp | null;
  contract_fen: number | null;
  contractor_id: string | null;
  created_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  done_at: Timestamp | null;
  estimate_fen: Generated<number>;
  final_fen: number | null;
  fund_id: string | null;
  head_hash: Buffer;
  id: string;
  kind: string;
  managers_duty: Generated<boolean>;
  notice_id: string | null;
  number: string;
  options_considered: string | null;
  paid_at: Timestamp | null;
  papers: Generated<string>;
  papers_days: number | null;
  papers_due: Timestamp | null;
  papers_from: Timestamp | null;
  papers_provisional: Generated<boolean>;
  party_committee_agreed: Generated<boolean>;
  party_committee_view: string | null;
  place_name: string;
  place_path: string;
  planned_end: string | null;
  planned_start: string | null;
  planned_works: Generated<boolean>;
  rating_count: Generated<number>;
  rating_sum: Generated<number>;
  reservation_id: string | null;
  residents_agreed: number | null;
  residents_asked: number | null;
  residents_views: string | null;
  rules_day: string | null;
  rules_id: string | null;
  stage_days: number | null;
  stage_due: Timestamp | null;
  stage_from: Timestamp | null;
  stage_provisional: Generated<boolean>;
  started_at: Timestamp | null;
  state: string;
  submitted_at: Timestamp | null;
  title: string;
  version: number;
  warranty_reminded_at: Timestamp | null;
  warranty_until: string | null;
  what: string | null;
  why: string | null;
  work_type: string;
  workstation_id: string | null;
  workstation_name: string | null;
}

export interface ProjectDefect {
  description: string;
  fixed_at: Timestamp | null;
  found_at: Timestamp;
  id: string;
  position: number;
  project_id: string;
}

export interface ProjectLine {
  amount_fen: number;
  item: string;
  position: number;
  project_id: string;
  quantity: Numeric;
  stage: string;
  unit: string;
  unit_price_fen: number;
}

export interface ProjectOrigin {
  active: Generated<boolean>;
  number: string;
  origin_id: string;
  origin_type: string;
  project_id: string;
}

export interface ProjectPlace {
  compound_id: string | null;
  division_code: string;
  managed: boolean | null;
  note: string | null;
  place_name: string;
  place_path: string;
  position: number;
  project_id: string;
}

export interface ProjectQuote {
  amount_fen: number;
  contractor_id: string;
  id: string;
  project_id: string;
  quoted_on: string;
}

export interface ProjectRating {
  comment: string | null;
  level: number;
  project_id: string;
  rated_at: Timestamp;
  resident_id: string;
}

export interface RateRule {
  basically_satisfied: number;
  day_window: string;
  head_hash: Buffer;
  id: string;
  resolution_weight: number;
  response_weight: number;
  satisfaction_weight: number;
  small_number: number;
  source: string;
  valid_from: string;
  version: number;
}

export interface Request {
  address: string | null;
  after_file_id: string | null;
  alarm_at: Timestamp | null;
  before_file_id: string | null;
  category_id: string | null;
  changed_at: Timestamp;
  channel: string;
  channel_note: string | null;
  closed_at: Timestamp | null;
  compound_id: string | null;
  compound_name: string | null;
  conditions: Generated<string[]>;
  dispatch_reason: Json | null;
  dispatch_rule_id: string | null;
  division_code: string;
  doers: Generated<Json>;
  grid_code: string | null;
  grid_name: string | null;
  handler_id: Generated<string | null>;
  head_hash: Buffer;
  id: string;
  joined_count: Generated<number>;
  joined_to: string | null;
  location: Point | null;
  location_source: string | null;
  more_places: Generated<number>;
  nature: string | null;
  next_due: Timestamp | null;
  next_stage: string | null;
  number: string;
  origin_id: string | null;
  origin_type: string | null;
  original_text: string | null;
  pauses: Generated<Json>;
  place_name: string;
  place_path: string;
  priority: Generated<string>;
  public_search_text: string;
  public_text: string | null;
  publish_photos: Generated<boolean>;
  rating_count: Generated<number>;
  rating_sum: Generated<number>;
  reported_at: Timestamp;
  resolution_due: Timestamp | null;
  resolution_limit_at: Timestamp | null;
  resolution_met_at: Timestamp | null;
  resolution_provisional: Generated<boolean>;
  resolution_started_at: Timestamp | null;
  response_due: Timestamp | null;
  response_limit_at: Timestamp | null;
  response_met_at: Timestamp | null;
  response_provisional: Generated<boolean>;
  return_count: Generated<number>;
  revive_on: string | null;
  round: Generated<number>;
  search_pairs: string[];
  search_text: string;
  shelved_from: string | null;
  stages: Generated<Json>;
  state: string;
  supporter_count: Generated<number>;
  thumbnail_file_id: string | null;
  title: string;
  version: number;
  warn_at: Timestamp | null;
  warned: Generated<string>;
  workstation_id: string | null;
  workstation_name: string | null;
}

export interface RequestBulk {
  action: string;
  id: string;
  input: Json | null;
  progress_id: string;
  requested_at: Timestamp;
  requested_by: string;
  runs_at: Timestamp;
}

export interface RequestBulkItem {
  base_version: number;
  bulk_id: string;
  outcome: string | null;
  position: number;
  request_id: string;
}

export interface RequestCallback {
  called_at: Timestamp;
  called_by: string | null;
  channel: string;
  contacted: boolean | null;
  id: string;
  level: number | null;
  outcome: string;
  request_id: string;
  round: number;
  solved: string | null;
  valid: Generated<boolean | null>;
}

export interface RequestCategory {
  code: string;
  default_workstation_id: string | null;
  division_code: string | null;
  head_hash: Generated<Buffer>;
  id: string;
  instructions: Generated<string>;
  name_en: string;
  name_zh: string;
  offered: boolean;
  parent_id: string | null;
  place_path: string | null;
  resolution_amount: number;
  resolution_unit: string;
  response_amount: number;
  response_unit: string;
  source: string;
  templates: Generated<Json>;
  terms: Generated<Json>;
  valid_from: string;
  valid_to: string | null;
  verification: Generated<Json>;
  version: Generated<number>;
}

export interface RequestCell {
  answered: number;
  answered_in_time: number;
  basically_satisfied: number;
  closed: number;
  contacted: number;
  dimension: string;
  finished: number;
  handled: number;
  invalid: number;
  key: string;
  reported: number;
  resolved: number;
  sampled: number;
  sampled_basically_satisfied: number;
  sampled_satisfied: number;
  satisfied: number;
  slot: number;
  solved: number;
  solved_in_time: number;
  solving_minutes: number;
  spot_checked: Generated<number>;
  spot_passed: Generated<number>;
  spot_unverified: Generated<number>;
  unit_code: string;
  valid: number;
}

export interface RequestClassifier {
  accuracy: number | null;
  baseline: number | null;
  duration_ms: number;
  examples: number;
  hindrance: string | null;
  id: string;
  macro_f1: number | null;
  model: Buffer | null;
  per_category: Generated<Json>;
  trained_at: Timestamp;
}

export interface RequestDeadlineFeed {
  created_at: Timestamp;
  id: string;
  link_digest: string;
  read_at: Timestamp | null;
  staff_id: string;
}

export interface RequestDispatchRevision {
  ahead: boolean;
  conditions: Json;
  made_at: Timestamp;
  made_by: string | null;
  note: string;
  places: Json;
  priority: string | null;
  revision: number;
  rule_id: string;
  target_id: string;
  target_kind: string;
  valid_from: string;
  valid_to: string | null;
}

export interface RequestDispatchRule {
  division_code: string;
  head_hash: Buffer;
  id: string;
  place_path: string;
  position: number;
  version: number;
}

export interface RequestDispatchTrial {
  base_rules: Json;
  compared_with: string;
  created_at: Timestamp;
  division_code: string;
  finished_at: Timestamp | null;
  from_date: string;
  id: string;
  looked_at: number | null;
  place_path: string;
  progress_id: string;
  requested_by: string;
  rules: Json;
  until_date: string;
}

export interface RequestDispatchTrialCase {
  from_key: string;
  request_id: string;
  rule_id: string | null;
  to_key: string;
  trial_id: string;
}

export interface RequestExport {
  assignments: Json;
  bytes: number | null;
  created_at: Timestamp;
  expires_at: Timestamp | null;
  filters: Json;
  format: string;
  id: string;
  progress_id: string;
  ready_at: Timestamp | null;
  reason: string | null;
  removed_at: Timestamp | null;
  requested_by: string;
  row_count: number | null;
}

export interface RequestFact {
  answered: number;
  answered_in_time: number;
  basically_satisfied: number;
  category_id: string | null;
  channel: string;
  closed: number;
  contacted: number;
  finished: number;
  handled: number;
  invalid: number;
  place_path: string;
  reported: number;
  request_id: string;
  resolved: number;
  sampled: number;
  sampled_basically_satisfied: number;
  sampled_satisfied: number;
  satisfied: number;
  slot: number;
  solved: number;
  solved_in_time: number;
  solving_minutes: number;
  spot_checked: Generated<number>;
  spot_passed: Generated<number>;
  spot_unverified: Generated<number>;
  valid: number;
  workstation_id: string | null;
}

export interface RequestFurtherPlace {
  added_at: Timestamp;
  address: string | null;
  compound_id: string | null;
  compound_name: string | null;
  division_code: string;
  grid_code: string | null;
  grid_name: string | null;
  location: Point | null;
  location_source: string | null;
  place_name: string;
  place_path: string;
  position: number;
  request_id: string;
  workstation_id: string | null;
  workstation_name: string | null;
}

export interface RequestHandOver {
  accepted_at: Timestamp | null;
  answer: string | null;
  due: Timestamp;
  due_provisional: boolean;
  ended_at: Timestamp | null;
  id: string;
  link_digest: string;
  link_expires_at: Timestamp;
  link_version: Generated<number>;
  offered_at: Timestamp;
  offered_by: string | null;
  part: string;
  request_id: string;
  status: string;
  task: string;
  unit_id: string;
  unit_name: string;
}

export interface RequestLink {
  kind: string;
  linked_at: Timestamp;
  linked_by: string | null;
  other_id: string;
  reason: string | null;
  request_id: string;
}

export interface RequestMatter {
  answer: string | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
  days: number | null;
  due: Timestamp | null;
  due_provisional: Generated<boolean>;
  id: string;
  kind: string;
  level: number | null;
  note: string | null;
  opened_at: Timestamp;
  opened_by: string | null;
  opened_role: string;
  reason: string | null;
  request_id: string;
  revive_on: string | null;
  status: string;
}

export interface RequestOutside {
  author_digest: string | null;
  category: string | null;
  dislikes: Generated<number>;
  likes: Generated<number>;
  number: string;
  request_id: string;
  sent_at: Timestamp | null;
  source: string;
  subject: string;
}

export interface RequestPlan {
  measure: string;
  measure_kind: string;
  party_committee_agreed: boolean;
  party_committee_view: string;
  planned_amount_fen: number | null;
  planned_until: string | null;
  request_id: string;
  residents_views: string;
  sequence: number;
}

export interface RequestProposal {
  from_request_id: string | null;
  measure: string | null;
  measure_kind: string;
  planned_amount_fen: number | null;
  request_id: string;
}

export interface RequestRating {
  comment: string | null;
  level: number;
  rated_at: Timestamp;
  reasons: Generated<string[]>;
  reporter_id: string;
  request_id: string;
  round: number;
}

export interface RequestReporter {
  anonymous: boolean;
  entered_by: string | null;
  erased_at: Timestamp | null;
  helper_name: string | null;
  helper_phone: string | null;
  helper_relation: string | null;
  id: string;
  link_digest: string;
  link_version: Generated<number>;
  name: string | null;
  phone: string | null;
  request_id: string;
  resident_id: string | null;
  split_from_id: string | null;
}

export interface RequestRule {
  changed_at: Timestamp | null;
  changed_by: string | null;
  head_hash: Generated<Buffer>;
  id: Generated<string>;
  name: string;
  source: string;
  valid_from: string;
  value: number;
  version: Generated<number>;
  withdrawn_at: Timestamp | null;
}

export interface RequestSpotCheck {
  checked_at: Timestamp;
  checked_by: string;
  id: string;
  level: number | null;
  request_id: string;
  sample_id: string;
  verdict: string;
}

export interface RequestSubscription {
  created_at: Timestamp;
  frequency: string;
  id: string;
  kind: string;
  language: string;
  link_digest: string;
  name: string;
  resident_id: string;
  target: string;
  told_until: Timestamp;
}

export interface RequestSupporter {
  device_digest: string | null;
  entered_by: string | null;
  id: string;
  joined_at: Timestamp;
  person_digest: string;
  request_id: string;
  resident_id: string | null;
}

export interface RequestUncounted {
  request_id: string;
}

export interface RequestUnit {
  active: Generated<boolean>;
  contact: string | null;
  division_code: string;
  head_hash: Buffer;
  id: string;
  kind: string;
  message_phone: string | null;
  name: string;
  phone: string | null;
  place_path: string;
  term_days: number;
  version: number;
}

export interface RequestUnitMember {
  staff_id: string;
  unit_id: string;
}

export interface Resident {
  closed_at: Timestamp | null;
  created_at: Timestamp;
  elder_mode: Generated<boolean>;
  head_hash: Generated<Buffer>;
  id: string;
  language: Generated<string>;
  last_signed_in_at: Timestamp | null;
  phone: string | null;
  preferred_name: string | null;
  version: Generated<number>;
}

export interface RuleRevision {
  changed_at: Timestamp;
  created_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  head_hash: Buffer;
  id: string;
  place_path: string;
  raises: Generated<string[]>;
  replaces: Json;
  rule_set: string;
  rules: Json;
  source: string;
  state: string;
  valid_from: string;
  version: number;
}

export interface Sample {
  basis: string;
  changed_at: Timestamp;
  created_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  due_at: Timestamp | null;
  due_on: string | null;
  ended_at: Timestamp | null;
  filters: Generated<Json>;
  frame: Json;
  frame_count: number;
  frame_digest: string;
  head_hash: Buffer;
  id: string;
  number: string;
  period_from: string;
  period_until: string;
  place_name: string;
  place_path: string;
  seed: string;
  size_kind: string;
  size_value: number;
  started_at: Timestamp | null;
  state: string;
  strata_by: string;
  title: string;
  version: number;
  witness_at: Timestamp | null;
  witness_hash: string;
  witness_kind: string;
  working_days: number;
}

export interface SampleItem {
  checked_at: Timestamp | null;
  checked_by: string | null;
  id: string;
  level: number | null;
  looks: Generated<number>;
  method: string | null;
  photo_ids: Generated<string[]>;
  position: number;
  remark: string | null;
  request_id: string;
  sample_id: string;
  sent_back: string | null;
  stratum: string;
  supervised: Generated<boolean>;
  verdict: string | null;
}

export interface SampleNumber {
  last: number;
  prefix: string;
  year: number;
}

export interface SavedView {
  changed_at: Timestamp;
  id: string;
  list: string;
  owner_id: string;
  place_code: string | null;
  place_path: string | null;
  search: string;
  title: string;
}

export interface Session {
  address: string;
  created_at: Timestamp;
  device: string;
  expires_at: Timestamp;
  id: string;
  idle_seconds: number;
  last_seen_at: Timestamp;
  resident_id: string | null;
  second_factor_at: Timestamp | null;
  staff_id: string | null;
  token_digest: Buffer;
}

export interface SheetImport {
  changed_at: Timestamp;
  created_at: Timestamp;
  created_by: string;
  division_code: string;
  doers: Generated<Json>;
  file_name: string;
  head_hash: Buffer;
  header_key: string;
  headers: string[];
  id: string;
  place_name: string;
  place_path: string;
  progress_id: string | null;
  reading: Json | null;
  row_count: number;
  state: string;
  version: number;
}

export interface SheetMapping {
  header_key: string;
  place_path: string;
  reading: Json;
  saved_at: Timestamp;
  saved_by: string;
}

export interface SheetRow {
  cells: string[];
  import_id: string;
  message: Json | null;
  outside_number: string | null;
  problems: Generated<Json>;
  request_id: string | null;
  row_number: number;
  state: Generated<string>;
}

export interface SignInSetting {
  password_policy: string;
  resident_absolute_days: number;
  resident_idle_days: number;
  set_by: string | null;
  source: string;
  staff_absolute_hours: number;
  staff_idle_minutes: number;
  valid_from: Timestamp;
}

export interface SignInTicket {
  expires_at: Timestamp;
  next: string;
  second_factor_at: Timestamp | null;
  staff_id: string;
  token_digest: Buffer;
  tries_left: number;
}

export interface Staff {
  created_at: Timestamp;
  disabled_at: Timestamp | null;
  display_name: string;
  head_hash: Generated<Buffer>;
  home_path: string;
  id: string;
  language: Generated<string>;
  last_signed_in_at: Timestamp | null;
  password_changed_at: Timestamp | null;
  password_hash: string | null;
  phone: string | null;
  totp_enrolled_at: Timestamp | null;
  totp_last_step: number | null;
  totp_pending: Buffer | null;
  totp_secret: Buffer | null;
  user_name: string;
  version: Generated<number>;
}

export interface StaffAssignment {
  granted_by: string | null;
  id: string;
  place_code: string;
  place_path: string;
  role: string;
  staff_id: string;
  valid_from: Timestamp;
  valid_to: Timestamp | null;
  workstation_id: string | null;
}

export interface StaffFormerPassword {
  password_hash: string;
  replaced_at: Timestamp;
  staff_id: string;
}

export interface StaffKnownAddress {
  address_digest: Buffer;
  last_signed_in_at: Timestamp;
  staff_id: string;
}

export interface StaffLink {
  created_at: Timestamp;
  expires_at: Timestamp;
  staff_id: string | null;
  token_digest: Buffer;
}

export interface StaffPreference {
  changed_at: Timestamp;
  name: string;
  staff_id: string;
  value: Json;
}

export interface StaffRecoveryCode {
  code_digest: Buffer;
  staff_id: string;
}

export interface Sweep {
  accounted_at: Timestamp | null;
  category_id: string | null;
  changed_at: Timestamp;
  created_at: Timestamp;
  division_code: string;
  doers: Generated<Json>;
  due_at: Timestamp;
  due_on: string;
  ended_at: Timestamp | null;
  head_hash: Buffer;
  id: string;
  measure: string | null;
  measure_kind: string | null;
  number: string;
  place_name: string;
  place_path: string;
  planned_amount_fen: number | null;
  question: string;
  scope: Json;
  source_id: string | null;
  source_number: string | null;
  started_at: Timestamp | null;
  state: string;
  title: string;
  version: number;
}

export interface SweepFact {
  id: string;
  observed_at: Timestamp;
  photo_ids: Generated<string[]>;
  recorded_at: Timestamp;
  recorded_by: string | null;
  remark: string | null;
  result: string;
  role: string;
  sequence: number;
  sweep_place_id: string;
}

export interface SweepNumber {
  last: number;
  prefix: string;
  year: number;
}

export interface SweepPlace {
  accounted: Generated<boolean>;
  address: Generated<string>;
  compound_id: string | null;
  decided: string | null;
  division_code: string;
  grid_code: string | null;
  grid_name: string | null;
  id: string;
  location: Point | null;
  name: string;
  observed_at: Timestamp | null;
  place_name: string;
  place_path: string;
  position: number;
  request_id: string | null;
  result: string | null;
  sweep_id: string;
  vain_tries: Generated<number>;
  workstation_id: string | null;
  workstation_name: string | null;
}

export interface SweepRule {
  name: string;
  source: string;
  valid_from: string;
  value: number;
}

export interface Throttle {
  bucket: string;
  expires_at: Timestamp;
  hits: ArrayType<Timestamp>;
}

export interface Topic {
  cases: number;
  counted_at: Timestamp;
  first_at: Timestamp;
  found_at: Timestamp;
  head_hash: Buffer;
  heat: number;
  id: string;
  joint_request_id: string | null;
  last_at: Timestamp;
  likes: number;
  mark: string | null;
  merged_into: string | null;
  people: number;
  place_name: string | null;
  place_path: string;
  renamed: Generated<boolean>;
  state: string;
  street_path: string;
  title: string;
  version: number;
}

export interface TopicCase {
  removed: Generated<boolean>;
  request_id: string;
  topic_id: string;
}

export interface TopicRule {
  name: string;
  source: string;
  valid_from: string;
  value: number;
}

export interface TopicRun {
  at: Timestamp;
  duration_ms: number;
  fresh: number;
  id: string;
  messages: number;
  topics: number;
}

export interface Unmasking {
  fields: string[];
  id: string;
  occurred_at: Timestamp;
  place_path: string;
  reason: string;
  staff_id: string;
  subject_id: string;
  subject_type: string;
}

export interface WorkingWindow {
  closes_minute: number;
  opens_minute: number;
  source: string;
  valid_from: string;
}

export interface Workstation {
  address: Generated<string>;
  archived_at: Timestamp | null;
  center: Point | null;
  head_hash: Generated<Buffer>;
  id: string;
  is_default: Generated<boolean>;
  name: string;
  phone: string | null;
  source: string;
  street_code: string;
  version: Generated<number>;
}

export interface WorkstationTerritory {
  division_code: string;
  workstation_id: string;
}

export interface DB {
  anchor: Anchor;
  calendar_change: CalendarChange;
  calendar_day: CalendarDay;
  calendar_revision: CalendarRevision;
  calendar_year: CalendarYear;
  channel_point: ChannelPoint;
  compound: Compound;
  compound_building: CompoundBuilding;
  consent: Consent;
  consent_purpose: ConsentPurpose;
  contact_day: ContactDay;
  contractor: Contractor;
  demo_account: DemoAccount;
  division: Division;
  division_alias: DivisionAlias;
  division_revision: DivisionRevision;
  division_shape: DivisionShape;
  emptied_slip: EmptiedSlip;
  event: Event;
  event_detail: EventDetail;
  fare_policy: FarePolicy;
  file: File;
  fund: Fund;
  fund_movement: FundMovement;
  fund_payment: FundPayment;
  fund_reservation: FundReservation;
  "graphile_worker._private_job_queues": GraphileWorkerPrivateJobQueues;
  "graphile_worker._private_jobs": GraphileWorkerPrivateJobs;
  "graphile_worker._private_known_crontabs": GraphileWorkerPrivateKnownCrontabs;
  "graphile_worker._private_tasks": GraphileWorkerPrivateTasks;
  "graphile_worker.jobs": GraphileWorkerJobs;
  "graphile_worker.migrations": GraphileWorkerMigrations;
  idempotency_key: IdempotencyKey;
  installation: Installation;
  job_progress: JobProgress;
  ledger_entry: LedgerEntry;
  management_area: ManagementArea;
  management_area_division: ManagementAreaDivision;
  message: Message;
  message_retention: MessageRetention;
  notice: Notice;
  notice_counter: NoticeCounter;
  notice_objection: NoticeObjection;
  phone_code: PhoneCode;
  place_name: PlaceName;
  point_emptying: PointEmptying;
  project: Project;
  project_defect: ProjectDefect;
  project_line: ProjectLine;
  project_origin: ProjectOrigin;
  project_place: ProjectPlace;
  project_quote: ProjectQuote;
  project_rating: ProjectRating;
  rate_rule: RateRule;
  request: Request;
  request_bulk: RequestBulk;
  request_bulk_item: RequestBulkItem;
  request_callback: RequestCallback;
  request_category: RequestCategory;
  request_cell: RequestCell;
  request_classifier: RequestClassifier;
  request_deadline_feed: RequestDeadlineFeed;
  request_dispatch_revision: RequestDispatchRevision;
  request_dispatch_rule: RequestDispatchRule;
  request_dispatch_trial: RequestDispatchTrial;
  request_dispatch_trial_case: RequestDispatchTrialCase;
  request_export: RequestExport;
  request_fact: RequestFact;
  request_further_place: RequestFurtherPlace;
  request_hand_over: RequestHandOver;
  request_link: RequestLink;
  request_matter: RequestMatter;
  request_outside: RequestOutside;
  request_plan: RequestPlan;
  request_proposal: RequestProposal;
  request_rating: RequestRating;
  request_reporter: RequestReporter;
  request_rule: RequestRule;
  request_spot_check: RequestSpotCheck;
  request_subscription: RequestSubscription;
  request_supporter: RequestSupporter;
  request_uncounted: RequestUncounted;
  request_unit: RequestUnit;
  request_unit_member: RequestUnitMember;
  resident: Resident;
  rule_revision: RuleRevision;
  sample: Sample;
  sample_item: SampleItem;
  sample_number: SampleNumber;
  saved_view: SavedView;
  session: Session;
  sheet_import: SheetImport;
  sheet_mapping: SheetMapping;
  sheet_row: SheetRow;
  sign_in_setting: SignInSetting;
  sign_in_ticket: SignInTicket;
  staff: Staff;
  staff_assignment: StaffAssignment;
  staff_former_password: StaffFormerPassword;
  staff_known_address: StaffKnownAddress;
  staff_link: StaffLink;
  staff_preference: StaffPreference;
  staff_recovery_code: StaffRecoveryCode;
  sweep: Sweep;
  sweep_fact: SweepFact;
  sweep_number: SweepNumber;
  sweep_place: SweepPlace;
  sweep_rule: SweepRule;
  throttle: Throttle;
  topic: Topic;
  topic_case: TopicCase;
  topic_rule: TopicRule;
  topic_run: TopicRun;
  unmasking: Unmasking;
  working_window: WorkingWindow;
  workstation: Workstation;
  workstation_territory: WorkstationTerritory;
}
