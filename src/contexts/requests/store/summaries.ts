import { type RawBuilder, sql } from 'kysely';
import type { Summary } from '../contract.ts';
import { warningOf } from '../rules/clocks.ts';
import type { FurtherPlace } from './further-places.ts';

/** One line of a list, as the database gives it. */
export interface SummaryRow {
  readonly id: string;
  readonly number: string;
  readonly state: Summary['state'];
  readonly channel: Summary['channel'];
  readonly categoryId: string | null;
  readonly categoryZh: string | null;
  readonly categoryEn: string | null;
  readonly priority: Summary['priority'];
  readonly title: string;
  readonly text: string | null;
  readonly divisionCode: string;
  readonly placeName: string;
  /** How many places it names beside this one. */
  readonly morePlaces: number;
  readonly gridCode: string | null;
  readonly location: { readonly x: number; readonly y: number } | null;
  readonly workstationName: string | null;
  readonly reportedAt: Date;
  readonly changedAt: Date;
  readonly responseDue: Date | null;
  readonly responseProvisional: boolean;
  readonly responseMetAt: Date | null;
  readonly resolutionDue: Date | null;
  readonly resolutionProvisional: boolean;
  readonly resolutionMetAt: Date | null;
  readonly joinedCount: number;
  readonly supporterCount: number;
  readonly nature: Summary['nature'];
  readonly joinedTo: string | null;
  readonly ratingSum: number;
  readonly ratingCount: number;
  readonly thumbnail: string | null;
  readonly beforeFileId: string | null;
  readonly afterFileId: string | null;
  readonly nextStage: string | null;
  readonly nextDue: Date | null;
  readonly warnAt: Date | null;
  readonly alarmAt: Date | null;
  readonly conditions: readonly string[];
}

/** The columns of a list line; `from request` and the two joins below belong to it. */
export const summaryColumns: RawBuilder<unknown> = sql`
  request.id, request.number, request.state, request.channel, request.category_id as "categoryId",
  request_category.name_zh as "categoryZh", request_category.name_en as "categoryEn", request.priority, request.title,
  request.public_text as text, request.division_code as "divisionCode", request.place_name as "placeName", request.more_places as "morePlaces",
  request.grid_code as "gridCode", request.location, request.workstation_name as "workstationName",
  request.reported_at as "reportedAt", request.changed_at as "changedAt", request.response_due as "responseDue",
  request.response_provisional as "responseProvisional", request.response_met_at as "responseMetAt",
  request.resolution_due as "resolutionDue", request.resolution_provisional as "resolutionProvisional",
  request.resolution_met_at as "resolutionMetAt", request.joined_count as "joinedCount", request.supporter_count as "supporterCount", request.nature, main.number as "joinedTo",
  request.rating_sum as "ratingSum", request.rating_count as "ratingCount", request.thumbnail_file_id as thumbnail,
  request.before_file_id as "beforeFileId", request.after_file_id as "afterFileId",
  request.next_stage as "nextStage", request.next_due as "nextDue", request.warn_at as "warnAt", request.alarm_at as "alarmAt", request.conditions`;

export const summaryJoins: RawBuilder<unknown> = sql`
  left join request_category on request_category.id = request.category_id
  left join request as main on main.id = request.joined_to`;

function due(at: Date | null, provisional: boolean, metAt: Date | null): { due: string; provisional: boolean } | null {
  return at && metAt === null ? { due: at.toISOString(), provisional } : null;
}

function pointOf(row: SummaryRow): { longitude: number; latitude: number } | null {
  return row.location ? { longitude: row.location.x, latitude: row.location.y } : null;
}

/** The fields everybody may read of a case. */
export function publicFieldsOf(row: SummaryRow) {
  return {
    number: row.number,
    state: row.state,
    channel: row.channel,
    categoryId: row.categoryId,
    categoryName: row.categoryZh !== null ? { zh: row.categoryZh, en: row.categoryEn ?? row.categoryZh } : null,
    placeName: row.placeName,
    morePlaces: row.morePlaces,
    text: row.text,
    reportedAt: row.reportedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    workstationName: row.workstationName,
    response: due(row.responseDue, row.responseProvisional, row.responseMetAt),
    resolution: due(row.resolutionDue, row.resolutionProvisional, row.resolutionMetAt),
    joinedCount: row.joinedCount,
    supporterCount: row.supporterCount,
    joinedTo: row.joinedTo,
    rating: row.ratingCount > 0 ? row.ratingSum / row.ratingCount : null,
  };
}

/** Public points are rounded to about 100 m, so that a home cannot be told from the map. */
export function publicPointOf(row: SummaryRow): { longitude: number; latitude: number } | null {
  return roughly(pointOf(row));
}

function roughly(point: FurtherPlace['point']): FurtherPlace['point'] {
  return point && { longitude: Math.round(point.longitude * 1000) / 1000, latitude: Math.round(point.latitude * 1000) / 1000 };
}

/** Further places as everybody may know them: no address, no exact point. */
export function publicPlacesOf(places: readonly FurtherPlace[] | null | undefined) {
  return (places ?? []).map(({ placeName, point }) => ({ placeName, point: roughly(point) }));
}

/** The photos of before and after that everybody may see. */
export function beforeAndAfterOf(row: SummaryRow) {
  return {
    before: row.beforeFileId ? { id: row.beforeFileId, stage: 'siteCheck' } : null,
    after: row.afterFileId ? { id: row.afterFileId, stage: 'complete' } : null,
  };
}

/** States in which no clock counts any more. */
export const finishedStates: ReadonlySet<string> = new Set(['closed', 'rejected', 'withdrawn', 'joined', 'recorded']);

function millisecondsOf(at: Date | null): number | null {
  return at && at.getTime();
}

/** A list line for the office. */
export function summaryOf(row: SummaryRow, now: Date): Summary {
  const next = { due: millisecondsOf(row.nextDue), warnAt: millisecondsOf(row.warnAt), alarmAt: millisecondsOf(row.alarmAt) };
  const warning = finishedStates.has(row.state) ? 'none' : warningOf(next, now.getTime());
  return {
    id: row.id,
    ...publicFieldsOf(row),
    nature: row.nature,
    title: row.title,
    priority: row.priority,
    overdue: warning === 'late',
    dueSoon: warning === 'yellow' || warning === 'red',
    warning,
    next: row.nextDue && row.nextStage !== null && !finishedStates.has(row.state) ? { stage: row.nextStage, due: row.nextDue.toISOString() } : null,
    conditions: [...row.conditions],
    divisionCode: row.divisionCode,
    gridCode: row.gridCode,
    point: pointOf(row),
    thumbnail: row.thumbnail,
  };
}
