import { historyOf } from '../../../platform/events/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { openActions } from '../../../shared/lifecycle.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { displayNameOf } from '../../people/index.ts';
import { placePathOf } from '../../places/index.ts';
import { countCasesByOrigin, listCasesOfOrigin, listPublicCasesOfOrigin, type OriginCounts } from '../../requests/index.ts';
import type { ContactDayDetail, PublicContactDay } from '../contract.ts';
import { type ContactDayState, contactDayLifecycle, slipStates } from '../lifecycle.ts';
import { holdsAt, mayReadAt, readablePaths, subjectOf, writerRoles } from '../policy.ts';
import { type DayFilter, type DayRow, findDay, listDays } from '../store/contact-days.ts';

export const noMatters: OriginCounts = { heard: 0, solved: 0, open: 0, ended: 0 };
const mostMatters = 100;
const notFound = () => problem(404, 'not-found', { detail: 'There is no such contact day.' });

function publicDayOf(row: DayRow, counts: OriginCounts): PublicContactDay {
  const { id, state, divisionCode, placeName, heldOn, startsAt, endsAt, venue, hosts, theme, summary, publishedAt } = row;
  return { id, state, divisionCode, placeName, heldOn, startsAt, endsAt, venue, hosts, theme, summary, publishedAt: publishedAt?.toISOString() ?? null, counts };
}

async function pageOf(platform: Platform, filter: DayFilter): Promise<{ items: PublicContactDay[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await listDays(platform.database, filter);
  const counts = await countCasesByOrigin(platform.database, 'contactDay', rows.map(({ id }) => id));
  return { items: rows.map((row) => publicDayOf(row, counts.get(row.id) ?? noMatters)), nextCursor };
}

interface Part {
  readonly divisionCode?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The path of a place to list within; an unknown place lists nothing. */
export async function withinOf(platform: Platform, divisionCode: string | undefined): Promise<string | undefined> {
  if (divisionCode === undefined) return undefined;
  return (await placePathOf(platform.database, [divisionCode])).get(divisionCode) ?? 'nowhere';
}

/** Contact days within the actor's places, latest first. */
export async function listContactDays(platform: Platform, actor: Actor, query: Part & { readonly state?: ContactDayState | undefined }) {
  const { divisionCode, ...rest } = query;
  return pageOf(platform, { placePaths: readablePaths(actor), within: await withinOf(platform, divisionCode), ...rest });
}

/** Contact days for everybody: those to come nearest first, those past latest first. */
export async function listPublicContactDays(platform: Platform, query: Part & { readonly when: 'coming' | 'past' }) {
  const today = plainDateOf(platform.clock.now().getTime());
  const { divisionCode, when, ...rest } = query;
  return pageOf(platform, { placePaths: null, within: await withinOf(platform, divisionCode), ...rest, [when]: today });
}

/** What came of a contact day, for everybody. Throws 404. */
export async function readPublicContactDay(platform: Platform, id: string) {
  const row = await findDay(platform.database, id);
  if (!row) throw notFound();
  const counts = (await countCasesByOrigin(platform.database, 'contactDay', [id])).get(id) ?? noMatters;
  const matters = await listPublicCasesOfOrigin(platform, { type: 'contactDay', id }, { limit: mostMatters });
  return { ...publicDayOf(row, counts), matters: matters.items, moreMatters: matters.nextCursor !== null };
}

/** One contact day for the office, with what this actor can do now. Throws 404. */
export async function readContactDay(platform: Platform, actor: Actor, id: string): Promise<ContactDayDetail> {
  const { database } = platform;
  const row = await findDay(database, id);
  if (!row || !mayReadAt(actor, row.placePath)) throw notFound();
  const [counts, matters, history] = await Promise.all([
    countCasesByOrigin(database, 'contactDay', [id]),
    listCasesOfOrigin(platform, actor, { type: 'contactDay', id }, { limit: mostMatters }),
    historyOf(database, 'contactDay', id),
  ]);
  const names = await displayNameOf(database, history.flatMap(({ actorKind, actorId }) => (actorKind === 'staff' && actorId !== null ? [actorId] : [])));
  return {
    ...publicDayOf(row, counts.get(id) ?? noMatters),
    version: row.version,
    matters: [...matters.items],
    moreMatters: matters.nextCursor !== null,
    actions: openActions(contactDayLifecycle, subjectOf(row), actor).map(({ action, fields }) => ({ action, fields: [...fields] })),
    mayEnter: (slipStates as readonly string[]).includes(row.state) && holdsAt(actor, writerRoles, row.placePath),
    steps: history
      .map(({ action, occurredAt, toState, actorId, publicDetail }) => ({
        action, at: occurredAt.toISOString(), toState, actorName: actorId === null ? null : (names.get(actorId) ?? null), detail: publicDetail ?? {},
      }))
      .reverse(),
  };
}
