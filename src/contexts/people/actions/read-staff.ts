import type { Platform } from '../../../platform/platform.ts';
import { historyOf } from '../../../platform/events/store.ts';
import { foreignCursor } from '../../../platform/paging.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor, Role } from '../../../shared/actor.ts';
import { maskPhone } from '../../../shared/phone.ts';
import type { Staff } from '../contract.ts';
import { userNameSchema } from '../contract/fields.ts';
import { existingPlace, placeNames } from '../place-lookup.ts';
import { maySeeStaff, overseenPaths, staffActions } from '../policy.ts';
import { type AssignmentRow, assignmentsOfStaff } from '../store/assignments.ts';
import { type StaffState, listStaff } from '../store/list-staff.ts';
import { type StaffRow, findStaff, staffNames } from '../store/staff.ts';
import { scopeOf } from './manage-staff.ts';

function stateOf(staff: StaffRow): StaffState {
  if (staff.disabledAt !== null) return 'disabled';
  if (staff.passwordHash === null) return 'invited';
  return staff.totpEnrolledAt === null ? 'enrolling' : 'active';
}

/** People as the actor may see them: phones masked, with what the actor may do. */
async function present(platform: Platform, actor: Actor, rows: readonly StaffRow[]): Promise<Staff[]> {
  const now = platform.clock.now();
  const assignments = await assignmentsOfStaff(platform.database, rows.map(({ id }) => id), now);
  const nameOf = await placeNames(platform.database, assignments.map(({ placeCode }) => placeCode));
  const of = (id: string): AssignmentRow[] => assignments.filter(({ staffId }) => staffId === id);
  return rows.map((row) => ({
    id: row.id,
    userName: row.userName,
    displayName: row.displayName,
    phoneMasked: row.phone === null ? null : maskPhone(row.phone),
    language: row.language,
    state: stateOf(row),
    createdAt: row.createdAt.toISOString(),
    lastSignedInAt: row.lastSignedInAt?.toISOString() ?? null,
    assignments: of(row.id).map(({ id, role, placeCode, placePath, workstationId, validFrom, validTo }) => ({
      id,
      role,
      placeCode,
      placePath,
      placeName: nameOf(placeCode),
      workstationId,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
    })),
    actions: [...staffActions(actor, scopeOf(row, of(row.id)))],
  }));
}

export interface StaffQuery {
  readonly q?: string | undefined;
  readonly role?: Role | undefined;
  readonly placeCode?: string | undefined;
  readonly state?: StaffState | undefined;
}

/** Tells a cursor of this list from any other word. */
const cursorMark = 'after:';

function readNameCursor(cursor: string): string {
  const name = cursor.slice(cursorMark.length);
  if (!cursor.startsWith(cursorMark) || !userNameSchema.safeParse(name).success) throw foreignCursor();
  return name;
}

/** The people of the actor's places, a page at a time. */
export async function readStaffList(
  platform: Platform,
  actor: Actor,
  query: StaffQuery,
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<{ items: Staff[]; nextCursor: string | null }> {
  const { placeCode, ...filter } = query;
  const placePath = placeCode ? (await existingPlace(platform.database, placeCode, 'query.placeCode')).path : undefined;
  const rows = await listStaff(
    platform.database,
    { ...filter, placePath, withinPaths: overseenPaths(actor) },
    { after: page.cursor === undefined ? undefined : readNameCursor(page.cursor), limit: page.limit + 1 },
    platform.clock.now(),
  );
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return { items: await present(platform, actor, shown), nextCursor: last ? `${cursorMark}${last.userName}` : null };
}

async function visible(platform: Platform, actor: Actor, id: string): Promise<StaffRow> {
  const staff = await findStaff(platform.database, id);
  const assignments = staff ? await assignmentsOfStaff(platform.database, [id], platform.clock.now()) : [];
  if (!staff || !maySeeStaff(actor, scopeOf(staff, assignments))) throw problem(404, 'not-found', { detail: 'There is no such account.' });
  return staff;
}

/** One person; 404 for who may not see the account. */
export async function readStaff(platform: Platform, actor: Actor, id: string): Promise<Staff> {
  const [staff] = await present(platform, actor, [await visible(platform, actor, id)]);
  if (!staff) throw problem(404, 'not-found');
  return staff;
}

/** What happened to an account, newest first, at most 200 entries; 404 for who may not see it. */
export async function readStaffHistory(platform: Platform, actor: Actor, id: string) {
  await visible(platform, actor, id);
  const events = (await historyOf(platform.database, 'staff', id)).slice(-200).reverse();
  const names = await staffNames(platform.database, events.flatMap(({ actorId }) => actorId ?? []));
  return events.map((event) => ({
    id: event.id,
    action: event.action,
    occurredAt: event.occurredAt.toISOString(),
    actorKind: event.actorKind,
    actorName: event.actorId === null ? null : (names.get(event.actorId) ?? null),
    detail: event.internalDetail,
  }));
}
