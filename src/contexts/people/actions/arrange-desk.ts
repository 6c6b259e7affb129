import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type StaffActor, assignmentsOf } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import type { SavedView } from '../contract.ts';
import { existingPlace } from '../place-lookup.ts';
import { mayDeleteView, mayShareAt } from '../policy.ts';
import * as store from '../store/arrangement.ts';
import { lockStaff } from '../store/staff.ts';

const mostPreferences = 200;
const mostViews = 200;

/** The settings of one's own desk. */
export async function readPreferences(platform: Platform, actor: StaffActor) {
  return { items: [...(await store.preferencesOf(platform.database, actor.id))] };
}

/** Keeps one setting of one's own desk; null forgets it. Throws 422 beyond 200 settings. */
export async function setPreference(platform: Platform, actor: StaffActor, name: string, value: unknown): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    if (value === null) return store.deletePreference(transaction, actor.id, name);
    await lockStaff(transaction, actor.id);
    if ((await store.countPreferences(transaction, actor.id)) >= mostPreferences) throw fieldProblem('name', 'too-many', 'There are too many settings already.');
    await store.savePreference(transaction, actor.id, name, value, platform.clock.now());
  });
}

function present(row: store.ViewRow, actor: StaffActor): SavedView {
  const { id, list, title, search, placeCode } = row;
  const mine = row.ownerId === actor.id;
  return { id, list, title, search, placeCode, mine, ownerName: mine ? null : row.ownerName, mayDelete: mayDeleteView(actor, row) };
}

/** The views of a list: one's own, then those shared at the places one works at. */
export async function readViews(platform: Platform, actor: StaffActor, list: string) {
  const rows = await store.viewsFor(platform.database, list, actor.id, assignmentsOf(actor).map(({ placePath }) => placePath));
  return { items: rows.map((row) => present(row, actor)) };
}

interface ViewInput {
  readonly title: string;
  readonly search: string;
  readonly placeCode: string | null;
}

async function sharedPath(transaction: Transaction, actor: StaffActor, placeCode: string | null): Promise<string | null> {
  if (placeCode === null) return null;
  const { path } = await existingPlace(transaction, placeCode, 'placeCode');
  if (!mayShareAt(actor, path)) throw problem(403, 'forbidden', { detail: 'You can share views only at places you work at.' });
  return path;
}

/** Names the filters of a list. Throws 403 (shared elsewhere), 422 (title taken, too many, unknown place). */
export async function createView(platform: Platform, actor: StaffActor, input: ViewInput & { readonly list: string }): Promise<SavedView> {
  return runInTransaction(platform.database, async (transaction) => {
    const owner = await lockStaff(transaction, actor.id);
    if (!owner) throw problem(404, 'not-found');
    if ((await store.countViews(transaction, actor.id)) >= mostViews) throw fieldProblem('title', 'too-many', 'There are too many views already.');
    const now = platform.clock.now();
    const row = { id: newId(now.getTime()), ...input, ownerId: actor.id, placePath: await sharedPath(transaction, actor, input.placeCode) };
    if (!(await store.saveView(transaction, row, now))) throw fieldProblem('title', 'title-taken', 'You have a view of this name already.');
    return present({ ...row, ownerName: owner.displayName }, actor);
  });
}

/** Changes one's own view. Throws 403, 404, 422 as above. */
export async function updateView(platform: Platform, actor: StaffActor, id: string, input: ViewInput): Promise<SavedView> {
  return runInTransaction(platform.database, async (transaction) => {
    await lockStaff(transaction, actor.id);
    const known = await store.lockView(transaction, id);
    if (!known || known.ownerId !== actor.id) throw problem(404, 'not-found', { detail: 'You have no such view.' });
    const row = { ...known, ...input, placePath: await sharedPath(transaction, actor, input.placeCode) };
    if (!(await store.saveView(transaction, row, platform.clock.now()))) throw fieldProblem('title', 'title-taken', 'You have a view of this name already.');
    return present(row, actor);
  });
}

/** Deletes one's own view, or a shared one of a place one administers. Throws 404 for others. */
export async function deleteView(platform: Platform, actor: StaffActor, id: string): Promise<void> {
  await runInTransaction(platform.database, async (transaction) => {
    const known = await store.lockView(transaction, id);
    if (!known || !mayDeleteView(actor, known)) throw problem(404, 'not-found', { detail: 'There is no such view of yours.' });
    await store.deleteView(transaction, id);
  });
}
