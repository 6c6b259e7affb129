import { type RawBuilder, sql } from 'kysely';
import { normaliseForSearch, searchPairs } from '../../../shared/search-pairs.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/together.ts';
import type { Origin } from '../contract.ts';
import type { RequestState } from '../lifecycle.ts';
import type { Stage, StoredPause } from '../rules/clocks.ts';
import type { DispatchReason } from '../rules/dispatch/decision.ts';
import { insertPlace } from './further-places.ts';

/** Columns an action may change beside state and chain. */
export interface RequestPatch {
  readonly categoryId?: string;
  readonly nature?: string;
  readonly priority?: string;
  readonly publicText?: string | null;
  readonly publicSearchText?: string;
  readonly publishPhotos?: boolean;
  readonly workstationId?: string | null;
  readonly workstationName?: string | null;
  readonly dispatchRuleId?: string | null;
  readonly dispatchReason?: DispatchReason;
  readonly closedAt?: Date | null;
  readonly responseDue?: Date | null;
  readonly responseProvisional?: boolean;
  readonly responseMetAt?: Date | null;
  readonly resolutionDue?: Date | null;
  readonly resolutionProvisional?: boolean;
  readonly resolutionMetAt?: Date | null;
  readonly resolutionStartedAt?: Date | null;
  readonly stages?: readonly Stage[];
  readonly pauses?: readonly StoredPause[];
  readonly conditions?: readonly string[];
  readonly nextStage?: string | null;
  readonly nextDue?: Date | null;
  readonly warnAt?: Date | null;
  readonly alarmAt?: Date | null;
  readonly warned?: 'none';
  readonly returnCount?: number;
  readonly shelvedFrom?: string | null;
  readonly reviveOn?: string | null;
  readonly joinedTo?: string | null;
  readonly round?: number;
  readonly beforeFileId?: string;
  readonly afterFileId?: string;
  readonly morePlaces?: number;
}

const columnOf: Readonly<Record<keyof RequestPatch, string>> = {
  categoryId: 'category_id',
  nature: 'nature',
  priority: 'priority',
  publicText: 'public_text',
  publicSearchText: 'public_search_text',
  publishPhotos: 'publish_photos',
  workstationId: 'workstation_id',
  workstationName: 'workstation_name',
  dispatchRuleId: 'dispatch_rule_id',
  dispatchReason: 'dispatch_reason',
  closedAt: 'closed_at',
  responseDue: 'response_due',
  responseProvisional: 'response_provisional',
  responseMetAt: 'response_met_at',
  resolutionDue: 'resolution_due',
  resolutionProvisional: 'resolution_provisional',
  resolutionMetAt: 'resolution_met_at',
  resolutionStartedAt: 'resolution_started_at',
  stages: 'stages',
  pauses: 'pauses',
  conditions: 'conditions',
  nextStage: 'next_stage',
  nextDue: 'next_due',
  warnAt: 'warn_at',
  alarmAt: 'alarm_at',
  warned: 'warned',
  returnCount: 'return_count',
  shelvedFrom: 'shelved_from',
  reviveOn: 'revive_on',
  joinedTo: 'joined_to',
  round: 'round',
  beforeFileId: 'before_file_id',
  afterFileId: 'after_file_id',
  morePlaces: 'more_places',
};

/** Lists of objects go as JSON; the driver would make arrays of the database of them. */
function storedValue(key: keyof RequestPatch, patch: RequestPatch): unknown {
  return key === 'stages' || key === 'pauses' || key === 'dispatchReason' ? JSON.stringify(patch[key]) : (patch[key] ?? null);
}

/** The changed columns as assignments. */
export function assignmentsOf(patch: RequestPatch): RawBuilder<unknown>[] {
  return (Object.keys(patch) as (keyof RequestPatch)[]).map((key) => sql`${sql.ref(columnOf[key])} = ${storedValue(key, patch)}`);
}

export interface SavedState {
  readonly id: string;
  readonly state: RequestState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doer: { readonly action: string; readonly id: string | null };
  readonly changedAt: Date;
}

/** A request's new state, chain head and changed columns, to be written together with its event; the caller holds its row lock. */
export function saveRequest(next: SavedState, patch: RequestPatch): Write {
  const changes = assignmentsOf(patch).map((assignment) => sql`, ${assignment}`);
  const doer = next.doer.id === null ? sql`doers` : sql`doers || jsonb_build_object(${next.doer.action}::text, ${next.doer.id}::text)`;
  return {
    statement: sql`
    update request set state = ${next.state}, version = ${next.version}, head_hash = ${next.headHash},
      doers = ${doer}, changed_at = ${next.changedAt} ${sql.join(changes, sql``)}
    where id = ${next.id}::uuid`,
  };
}

/** Where a request lies: its place in the tree, who serves it, and what people call it. */
export interface Whereabouts {
  readonly divisionCode: string;
  readonly placePath: string;
  /** What everybody may read: community and compound, never a room. */
  readonly placeName: string;
  readonly gridCode: string | null;
  readonly gridName: string | null;
  readonly compoundId: string | null;
  readonly compoundName: string | null;
  /** Address, building and note as the reporter gave them; for the office only. */
  readonly address: string | null;
  readonly location: { readonly longitude: number; readonly latitude: number } | null;
  readonly locationSource: string | null;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
}

export interface NewRequest extends Whereabouts {
  readonly id: string;
  readonly number: string;
  readonly headHash: Buffer;
  readonly channel: string;
  readonly channelNote: string | null;
  readonly nature: string;
  readonly origin: Origin | null;
  readonly categoryId: string | null;
  readonly priority: string;
  readonly dispatchRuleId: string | null;
  readonly dispatchReason: DispatchReason;
  readonly originalText: string;
  readonly title: string;
  readonly state: RequestState;
  readonly reportedAt: Date;
  /** The columns that follow from its clocks. */
  readonly clocks: RequestPatch;
  readonly conditions: readonly string[];
  readonly searchPairs: readonly string[];
  readonly searchText: string;
  readonly publicSearchText: string;
  readonly thumbnailFileId: string | null;
  /** Places beside the first. */
  readonly further: readonly Whereabouts[];
  readonly reporter: NewReporter;
}

export interface NewReporter {
  readonly id: string;
  readonly residentId: string | null;
  readonly anonymous: boolean;
  readonly name: string | null;
  readonly phone: string | null;
  readonly helperName: string | null;
  readonly helperPhone: string | null;
  readonly helperRelation: string | null;
  readonly enteredBy: string | null;
  readonly linkDigest: string;
}

/** A request with its first reporter, to be written together with its first event. */
export function insertRequest(request: NewRequest): readonly Write[] {
  const { reporter, location, clocks } = request;
  return [
    {
      statement: sql`
      insert into request (id, number, state, version, head_hash, channel, channel_note, nature, category_id, original_text, title,
        division_code, place_path, place_name, grid_code, grid_name, compound_id, compound_name, address, location, location_source,
        workstation_id, workstation_name, reported_at, changed_at, response_due, response_provisional, stages, next_stage, next_due, warn_at, alarm_at, conditions,
        search_pairs, search_text, public_search_text, thumbnail_file_id, origin_type, origin_id, more_places, priority, dispatch_rule_id, dispatch_reason)
      values (${request.id}, ${request.number}, ${request.state}, 1, ${request.headHash}, ${request.channel}, ${request.channelNote}, ${request.nature},
        ${request.categoryId}, ${request.originalText}, ${request.title}, ${request.divisionCode}, ${request.placePath}::ltree,
        ${request.placeName}, ${request.gridCode}, ${request.gridName}, ${request.compoundId}, ${request.compoundName}, ${request.address},
        ${location ? `(${location.longitude},${location.latitude})` : null}::point, ${request.locationSource},
        ${request.workstationId}, ${request.workstationName}, ${request.reportedAt}, ${request.reportedAt}, ${clocks.responseDue},
        ${clocks.responseProvisional}, ${JSON.stringify(clocks.stages)}, ${clocks.nextStage}, ${clocks.nextDue}, ${clocks.warnAt}, ${clocks.alarmAt},
        ${request.conditions}, ${request.searchPairs}, ${request.searchText}, ${request.publicSearchText},
        ${request.thumbnailFileId}, ${request.origin?.type ?? null}, ${request.origin?.id ?? null}::uuid, ${request.further.length},
        ${request.priority}, ${request.dispatchRuleId}::uuid, ${JSON.stringify(request.dispatchReason)}::jsonb)`,
    },
    {
      statement: sql`
      insert into request_reporter (id, request_id, resident_id, anonymous, name, phone, helper_name, helper_phone, helper_relation,
      entered_by, link_digest)
      values (${reporter.id}::uuid, ${request.id}, ${reporter.residentId}::uuid, ${reporter.anonymous}::boolean, ${reporter.name}, ${reporter.phone},
        ${reporter.helperName}, ${reporter.helperPhone}, ${reporter.helperRelation}, ${reporter.enteredBy}::uuid, ${reporter.linkDigest})`,
    },
    ...request.further.map((place, index) => insertPlace(request.id, index + 2, place, request.reportedAt)),
  ];
}

/** Makes a case findable by further words; pairs of words taken back stay, the recheck of the phrase leaves them out. */
export async function addSearchPairs(transaction: Transaction, id: string, pairs: readonly string[]): Promise<void> {
  await sql`
    update request set search_pairs = array(select distinct unnest(search_pairs || ${pairs}::text[]))
    where id = ${id}::uuid`.execute(transaction);
}

/** Makes a case findable by the words of one more place: for the office, and as far as everybody may read them. */
export async function addSearchWords(transaction: Transaction, id: string, words: string, publicWords: string): Promise<void> {
  await addSearchPairs(transaction, id, searchPairs(words));
  await sql`
    update request set search_text = search_text || ' ' || ${normaliseForSearch(words)}, public_search_text = public_search_text || ' ' || ${normaliseForSearch(publicWords)}
    where id = ${id}::uuid`.execute(transaction);
}

/** The next readable number of a prefix and year, e.g. `CL-2026-000123`; undefined when the write claimed with it is a repeat. */
export async function takeNumber(transaction: Transaction, prefix: string, year: number, claim: RawBuilder<unknown> | undefined): Promise<string | undefined> {
  const taken = sql`select take_request_number(${prefix}, ${year}) as number`;
  const result = await sql<{ number: string }>`${claim ? sql`with claim as (${claim}) ${taken} from claim` : taken}`.execute(transaction);
  return result.rows[0]?.number;
}

/** A plan, in force from the event it belongs to. */
export interface NewPlan {
  readonly requestId: string;
  readonly sequence: number;
  readonly residentsViews: string;
  readonly partyCommitteeView: string;
  readonly partyCommitteeAgreed: boolean;
  readonly measure: string;
  readonly measureKind: string;
  readonly plannedAmountFen: number | null;
  readonly plannedUntil: string | null;
}

/** Stores a plan. */
export async function insertPlan(transaction: Transaction, plan: NewPlan): Promise<void> {
  await sql`
    insert into request_plan (request_id, sequence, residents_views, party_committee_view, party_committee_agreed, measure,
      measure_kind, planned_amount_fen, planned_until)
    values (${plan.requestId}, ${plan.sequence}, ${plan.residentsViews}, ${plan.partyCommitteeView}, ${plan.partyCommitteeAgreed},
      ${plan.measure}, ${plan.measureKind}, ${plan.plannedAmountFen}, ${plan.plannedUntil}::date)`.execute(transaction);
}

export interface NewRating {
  readonly requestId: string;
  readonly reporterId: string;
  readonly round: number;
  readonly level: number;
  readonly reasons: readonly string[];
  readonly comment: string | null;
  readonly ratedAt: Date;
}

/** Stores a rating and adds it to the case's sums; false when this reporter rated this round already. */
export async function insertRating(transaction: Transaction, rating: NewRating): Promise<boolean> {
  const result = await sql<{ id: string }>`
    with rated as (
      insert into request_rating (request_id, reporter_id, round, level, reasons, comment, rated_at)
      values (${rating.requestId}, ${rating.reporterId}, ${rating.round}, ${rating.level}, ${rating.reasons}, ${rating.comment}, ${rating.ratedAt})
      on conflict do nothing returning level)
    update request set rating_sum = rating_sum + rated.level, rating_count = rating_count + 1
    from rated where request.id = ${rating.requestId}::uuid returning request.id`.execute(transaction);
  return result.rows.length > 0;
}

/** Counts one more (or one fewer) case joined to a request. */
export async function countJoined(transaction: Transaction, id: string, change: number): Promise<void> {
  await sql`update request set joined_count = joined_count + ${change} where id = ${id}::uuid`.execute(transaction);
}
