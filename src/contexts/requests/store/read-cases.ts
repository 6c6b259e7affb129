import { type RawBuilder, sql } from 'kysely';
import { timelineJson } from '../../../platform/events/store.ts';
import { type TimelineEvent, type TimelineJson, timelineOf } from '../../../platform/events/timeline.ts';
import type { Database } from '../../../platform/database/database.ts';
import type { measureKinds } from '../inputs.ts';
import type { LinkKind } from './links.ts';
import type { HandOverStatus } from './hand-overs.ts';
import type { Matter } from './matters.ts';
import { type DetailRow, detailColumns } from './read-request.ts';
import { summaryJoins } from './summaries.ts';

/** A case with everything the office reads of it. */
export interface CaseRow extends DetailRow {
  readonly reporters: readonly CaseReporter[];
  readonly plan: CasePlan | null;
  readonly matters: readonly CaseMatter[];
  readonly handOvers: readonly CaseHandOver[];
  readonly joined: readonly JoinedCase[];
  readonly links: readonly CaseLink[];
  readonly proposal: { readonly measure: string | null; readonly measureKind: (typeof measureKinds)[number]; readonly plannedAmountFen: number | null; readonly fromNumber: string | null } | null;
  readonly history: readonly TimelineEvent[];
}

/** A case joined to this one, with what was reported. */
export interface JoinedCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly originalText: string;
  /** As JSON carries it. */
  readonly reportedAt: string;
  readonly thumbnail: string | null;
}

/** A case that belongs together with this one; `to`: this one names it, `from`: it names this one. */
export interface CaseLink {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: DetailRow['state'];
  readonly kind: LinkKind;
  readonly direction: 'to' | 'from';
  readonly reason: string | null;
}

/** A reporter of the case or of one joined to it; what is personal is masked before it leaves the program. */
export interface CaseReporter {
  readonly id: string;
  readonly viaNumber: string | null;
  readonly anonymous: boolean;
  readonly name: string | null;
  readonly phone: string | null;
  readonly helperName: string | null;
  readonly helperPhone: string | null;
  readonly helperRelation: string | null;
  readonly erased: boolean;
}

/** The plan in force. */
export interface CasePlan {
  readonly residentsViews: string;
  readonly partyCommitteeView: string;
  readonly partyCommitteeAgreed: boolean;
  readonly measure: string;
  readonly measureKind: (typeof measureKinds)[number];
  readonly plannedAmountFen: number | null;
  readonly plannedUntil: string | null;
}

const reporters = sql`(
  select coalesce(json_agg(json_build_object('id', reporter.id, 'viaNumber', case when came.id <> request.id then came.number end,
    'anonymous', anonymous, 'name', name, 'phone', phone, 'helperName', helper_name, 'helperPhone', helper_phone,
    'helperRelation', helper_relation, 'erased', erased_at is not null) order by reporter.id), '[]')
  from request as came join request_reporter as reporter on reporter.request_id = came.id
  where came.id = request.id or came.joined_to = request.id)`;

const plan = sql`(
  select json_build_object('residentsViews', residents_views, 'partyCommitteeView', party_committee_view,
    'partyCommitteeAgreed', party_committee_agreed, 'measure', measure, 'measureKind', measure_kind,
    'plannedAmountFen', planned_amount_fen, 'plannedUntil', planned_until)
  from request_plan where request_id = request.id order by sequence desc limit 1)`;

/** A hand-over as the office lists it. */
export interface CaseHandOver {
  readonly id: string;
  readonly unitName: string;
  readonly part: 'lead' | 'assist';
  readonly status: HandOverStatus;
  readonly task: string;
  readonly due: string;
  readonly provisional: boolean;
  readonly offeredAt: string;
  readonly acceptedAt: string | null;
  readonly endedAt: string | null;
  readonly answer: string | null;
  readonly linkExpiresAt: string;
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const handOvers = sql`(
  select coalesce(json_agg(json_build_object('id', hand.id, 'unitName', hand.unit_name, 'part', hand.part, 'status', hand.status, 'task', hand.task,
    'due', ${iso('hand.due')}, 'provisional', hand.due_provisional, 'offeredAt', ${iso('hand.offered_at')}, 'acceptedAt', ${iso('hand.accepted_at')},
    'endedAt', ${iso('hand.ended_at')}, 'answer', hand.answer, 'linkExpiresAt', ${iso('hand.link_expires_at')}) order by hand.id desc), '[]')
  from request_hand_over as hand where hand.request_id = request.id)`;

/** A matter as JSON made by the database carries it. */
type CaseMatter = Omit<Matter, 'requestId' | 'due' | 'openedAt' | 'closedAt'> & { readonly due: string | null; readonly openedAt: string; readonly closedAt: string | null };

const matters = sql`(
  select coalesce(json_agg(json_build_object('id', matter.id, 'kind', matter.kind, 'status', matter.status, 'level', matter.level, 'days', matter.days,
    'reviveOn', matter.revive_on, 'reason', matter.reason, 'note', matter.note, 'answer', matter.answer, 'due', matter.due,
    'openedAt', matter.opened_at, 'openedRole', matter.opened_role, 'closedAt', matter.closed_at) order by matter.id desc), '[]')
  from request_matter as matter where matter.request_id = request.id)`;

const joined = sql`(
  select coalesce(json_agg(json_build_object('id', came.id, 'number', came.number, 'title', came.title,
    'originalText', coalesce(came.original_text, ''), 'reportedAt', came.reported_at, 'thumbnail', came.thumbnail_file_id) order by came.id), '[]')
  from request as came where came.joined_to = request.id)`;

const links = sql`(
  select coalesce(json_agg(json_build_object('id', other.id, 'number', other.number, 'title', other.title, 'state', other.state,
    'kind', kind, 'direction', direction, 'reason', reason) order by linked_at, other.id), '[]')
  from (select other_id, kind, 'to' as direction, reason, linked_at from request_link where request_link.request_id = request.id
    union all select request_link.request_id, kind, 'from', reason, linked_at from request_link where request_link.other_id = request.id) as link
  join request as other on other.id = link.other_id)`;

const proposal = sql`(
  select json_build_object('measure', measure, 'measureKind', measure_kind, 'plannedAmountFen', planned_amount_fen,
    'fromNumber', (select source.number from request as source where source.id = from_request_id))
  from request_proposal where request_proposal.request_id = request.id)`;

/** One id is compared as such: with an array the server would plan the statement anew each time, which costs more than running it. */
function idCondition(ids: readonly string[]): RawBuilder<boolean> {
  return ids.length === 1 ? sql`request.id = ${ids[0]}::uuid` : sql`request.id = any(${ids}::uuid[])`;
}

/** As JSON made by the database carries a row: its moments are text. */
type AsJson<Row> = { readonly [Column in keyof Row]: Row[Column] extends Date | null ? (null extends Row[Column] ? string | null : string) : Row[Column] };
type CaseJson = AsJson<Omit<CaseRow, 'history' | 'location'>> & { readonly history: readonly TimelineJson[]; readonly location: string | null };

const momentOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** A point as the database writes it: `(x,y)`. */
function pointOf(text: string): { readonly x: number; readonly y: number } {
  const [x, y] = text.slice(1, -1).split(',').map(Number);
  return { x: x ?? Number.NaN, y: y ?? Number.NaN };
}

function caseOf(json: CaseJson): CaseRow {
  return {
    ...json,
    location: json.location === null ? null : pointOf(json.location),
    reportedAt: new Date(json.reportedAt),
    changedAt: new Date(json.changedAt),
    responseDue: momentOf(json.responseDue),
    responseMetAt: momentOf(json.responseMetAt),
    resolutionDue: momentOf(json.resolutionDue),
    resolutionMetAt: momentOf(json.resolutionMetAt),
    nextDue: momentOf(json.nextDue),
    warnAt: momentOf(json.warnAt),
    alarmAt: momentOf(json.alarmAt),
    history: timelineOf(json.history),
  };
}

/**
 * Cases in full, in the order of the ids, in one statement: this is the page that clerks open all day. Each comes as one JSON
 * object, which costs a sixth less than sixty columns described and parsed one by one.
 */
export async function readCases(database: Database, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const result = await sql<{ readonly found: CaseJson }>`
    select row_to_json(one) as found from (
      select ${detailColumns}, ${reporters} as reporters, ${plan} as plan, ${matters} as matters, ${handOvers} as "handOvers", ${joined} as joined, ${links} as links, ${proposal} as proposal,
        ${timelineJson('request', sql`request.id`)} as history
      from request ${summaryJoins} where ${idCondition(ids)}) as one`.execute(database);
  const byId = new Map(result.rows.map(({ found }) => [found.id, caseOf(found)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
