import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { countCasesByOrigin, type Entrance, listCasesOfOrigin, listPublicCasesOfOrigin, type OriginCounts } from '../../requests/index.ts';
import type { PointKind } from '../contract.ts';
import { holdsAt, hostRoles, mayReadAt, readablePaths, writerRoles } from '../policy.ts';
import { findPoint, findPointByCode, listEmptyings, listPoints as readPoints, type PointRow } from '../store/channel-points.ts';
import { noMatters, withinOf } from './read-contact-days.ts';

const mostMatters = 100;
const notFound = () => problem(404, 'not-found', { detail: 'There is no such point.' });

function isOpen(row: PointRow, today: string): boolean {
  return row.openedOn <= today && (row.closedOn === null || row.closedOn >= today);
}

function publicPointOf(row: PointRow, counts: OriginCounts, today: string) {
  const { code, kind, name, divisionCode, placeName, address, location, about } = row;
  const point = location && { longitude: location.x, latitude: location.y };
  return { code, kind, name, divisionCode, placeName, address, point, about, open: isOpen(row, today), counts };
}

function deskPointOf(row: PointRow, counts: OriginCounts, today: string, actor: Actor) {
  const { id, version, openedOn, closedOn } = row;
  const may = (roles: Parameters<typeof holdsAt>[1]) => holdsAt(actor, roles, row.placePath);
  return { ...publicPointOf(row, counts, today), id, version, openedOn, closedOn, mayEdit: may(hostRoles), mayEnter: may(writerRoles) };
}

function todayOf(platform: Platform): string {
  return plainDateOf(platform.clock.now().getTime());
}

async function countsOf(platform: Platform, rows: readonly PointRow[]): Promise<ReadonlyMap<string, OriginCounts>> {
  return countCasesByOrigin(platform.database, 'channelPoint', rows.map(({ id }) => id));
}

/** The points within the actor's places. */
export async function listPoints(platform: Platform, actor: Actor, query: { readonly kind?: PointKind | undefined }) {
  const rows = await readPoints(platform.database, { placePaths: readablePaths(actor), ...query });
  const counts = await countsOf(platform, rows);
  const today = todayOf(platform);
  return { items: rows.map((row) => deskPointOf(row, counts.get(row.id) ?? noMatters, today, actor)) };
}

/** The points everybody may use, of one place or of all. */
export async function listPublicPoints(platform: Platform, query: { readonly divisionCode?: string | undefined; readonly kind?: PointKind | undefined }) {
  const today = todayOf(platform);
  const rows = await readPoints(platform.database, { placePaths: null, within: await withinOf(platform, query.divisionCode), kind: query.kind, openOn: today });
  const counts = await countsOf(platform, rows);
  return { items: rows.map((row) => publicPointOf(row, counts.get(row.id) ?? noMatters, today)) };
}

/** A point for the office. Throws 404. */
export async function readPoint(platform: Platform, actor: Actor, id: string) {
  const row = await findPoint(platform.database, id);
  if (!row || !mayReadAt(actor, row.placePath)) throw notFound();
  const [counts, emptyings, matters] = await Promise.all([
    countsOf(platform, [row]),
    listEmptyings(platform.database, id),
    listCasesOfOrigin(platform, actor, { type: 'channelPoint', id }, { limit: mostMatters }),
  ]);
  return {
    ...deskPointOf(row, counts.get(id) ?? noMatters, todayOf(platform), actor),
    emptyings: emptyings.map(({ pointId: _, recordedAt, ...emptying }) => ({ ...emptying, recordedAt: recordedAt.toISOString() })),
    matters: [...matters.items],
    moreMatters: matters.nextCursor !== null,
  };
}

/** A point by the code on its poster, for everybody. Throws 404. */
export async function readPublicPoint(platform: Platform, code: string) {
  const row = await findPointByCode(platform.database, code);
  if (!row) throw notFound();
  const [counts, matters] = await Promise.all([
    countsOf(platform, [row]),
    listPublicCasesOfOrigin(platform, { type: 'channelPoint', id: row.id }, { limit: 20 }),
  ]);
  return { ...publicPointOf(row, counts.get(row.id) ?? noMatters, todayOf(platform)), matters: matters.items };
}

/** What a report through the poster of a point is counted as; a point long closed still counts, its poster may still hang. */
export async function findEntrance(database: Database | Transaction, code: string): Promise<Entrance | undefined> {
  const row = await findPointByCode(database, code);
  return row && { channel: row.kind, origin: { type: 'channelPoint', id: row.id }, note: row.name };
}
