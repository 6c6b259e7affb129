import { type Actor, hasRoleAt } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { requireCityWide } from '../../../platform/city-wide.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type ChainHead, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { refuseOldVersion } from '../../../platform/lifecycle/refuse-old-version.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { placePathOf } from '../../places/index.ts';
import type { Category } from '../contract.ts';
import * as store from '../store/categories.ts';
import { withoutCategory } from './clocks.ts';

/** What a category says; without a place it is for the whole city. */
type CategoryInput = Omit<Category, 'id' | 'version' | 'divisionCode'> & { readonly divisionCode?: string | null };

/**
 * Categories valid today, or all there ever were: with a place those of the city and of around or in that place, else all of the
 * city. What is for the office stays in the office.
 */
export async function listCategories(platform: Platform, actor: Actor, { all, divisionCode }: { readonly all: boolean; readonly divisionCode?: string | undefined }) {
  const today = plainDateOf(platform.clock.now().getTime());
  const path = divisionCode === undefined ? null : ((await placePathOf(platform.database, [divisionCode])).get(divisionCode) ?? null);
  const items = await store.listCategories(platform.database, all ? undefined : today, all && divisionCode === undefined ? undefined : path);
  const shown = actor.kind === 'staff' ? items : items.map((item) => ({ ...item, instructions: '', templates: [] }));
  return { items: [...shown], withoutCategory: { response: withoutCategory.response, resolution: withoutCategory.resolution } };
}

/** The path of the place a category is to be for; 422 when there is none. */
async function placeOf(transaction: Transaction, divisionCode: string | null): Promise<string | null> {
  if (divisionCode === null) return null;
  const path = (await placePathOf(transaction, [divisionCode])).get(divisionCode);
  if (path === undefined) throw fieldProblem('divisionCode', 'not-found', 'There is no such place.');
  return path;
}

/** What is for the whole city takes an administrator of the city, what is for a place one of that place. Throws 403. */
function requireAdministratorOf(actor: Actor, placePath: string | null): void {
  if (placePath === null) return requireCityWide(actor, 'administrator');
  if (actor.kind !== 'system' && !hasRoleAt(actor, 'administrator', placePath)) throw problem(403, 'forbidden', { detail: 'This place is outside the places you administer.' });
}

async function checkInput(transaction: Transaction, id: string, input: CategoryInput): Promise<void> {
  if (await store.categoryCodeTaken(transaction, input.code, input.validFrom, id)) {
    throw fieldProblem('code', 'taken', 'Another category has this code from the same day on.');
  }
  if (input.validTo !== null && input.validTo < input.validFrom) throw fieldProblem('validTo', 'before-start', 'The end lies before the start.');
  if (input.parentId === id) throw fieldProblem('parentId', 'same-category', 'A category cannot be its own parent.');
  if (input.parentId !== null && !(await store.categoryExists(transaction, input.parentId))) {
    throw fieldProblem('parentId', 'not-found', 'There is no such category.');
  }
}

async function record(transaction: Transaction, head: ChainHead, id: string, action: 'create' | 'update', actor: Actor, at: Date, input: CategoryInput) {
  return appendEvent(transaction, head, {
    subjectType: 'requestCategory',
    subjectId: id,
    action,
    fromState: action === 'create' ? null : 'valid',
    toState: 'valid',
    actor,
    occurredAt: at,
    public: false,
    publicDetail: null,
    internalDetail: { ...input },
  });
}

/** Adds a category. Throws 403 (not theirs to set), 422 naming the field. */
export async function createCategory(platform: Platform, actor: Actor, input: CategoryInput): Promise<Category> {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const id = newId(now.getTime());
    const divisionCode = input.divisionCode ?? null;
    const placePath = await placeOf(transaction, divisionCode);
    requireAdministratorOf(actor, placePath);
    await checkInput(transaction, id, input);
    const head = await record(transaction, emptyChain, id, 'create', actor, now, input);
    const category = { ...input, divisionCode, id, version: head.sequence };
    await store.saveCategory(transaction, { ...category, placePath }, head.hash);
    return category;
  });
}

/** Changes a category. Throws 403, 404, 409 `changed-meanwhile`, 422 naming the field. */
export async function updateCategory(platform: Platform, actor: Actor, id: string, change: CategoryInput & { readonly version: number }): Promise<Category> {
  const { version, ...input } = change;
  return runInTransaction(platform.database, async (transaction) => {
    const known = await store.lockCategory(transaction, id);
    if (!known) throw problem(404, 'not-found', { detail: 'There is no such category.' });
    const divisionCode = input.divisionCode ?? null;
    const placePath = await placeOf(transaction, divisionCode);
    requireAdministratorOf(actor, known.placePath);
    requireAdministratorOf(actor, placePath);
    refuseOldVersion(known, version);
    await checkInput(transaction, id, input);
    const head = await record(transaction, { sequence: known.version, hash: known.headHash }, id, 'update', actor, platform.clock.now(), input);
    const category = { ...input, divisionCode, id, version: head.sequence };
    await store.saveCategory(transaction, { ...category, placePath }, head.hash);
    return category;
  });
}
