import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf } from '../../../shared/time.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type ChainHead, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Category } from '../contract.ts';
import * as store from '../store/categories.ts';
import { limitsWithoutCategory } from './clocks.ts';

type CategoryInput = Omit<Category, 'id' | 'version'>;

/** Categories valid today, or all there ever were. */
export async function listCategories(platform: Platform, all: boolean) {
  const today = plainDateOf(platform.clock.now().getTime());
  const items = await store.listCategories(platform.database, all ? undefined : today);
  return { items: [...items], withoutCategory: limitsWithoutCategory };
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

/** Adds a category. Throws 422 naming the field. */
export async function createCategory(platform: Platform, actor: Actor, input: CategoryInput): Promise<Category> {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const id = newId(now.getTime());
    await checkInput(transaction, id, input);
    const head = await record(transaction, emptyChain, id, 'create', actor, now, input);
    const category = { ...input, id, version: head.sequence };
    await store.saveCategory(transaction, category, head.hash);
    return category;
  });
}

/** Changes a category. Throws 404, 409 `changed-meanwhile`, 422 naming the field. */
export async function updateCategory(platform: Platform, actor: Actor, id: string, change: CategoryInput & { readonly version: number }): Promise<Category> {
  const { version, ...input } = change;
  return runInTransaction(platform.database, async (transaction) => {
    const known = await store.lockCategory(transaction, id);
    if (!known) throw problem(404, 'not-found', { detail: 'There is no such category.' });
    if (known.version !== version) {
      throw problem(409, 'changed-meanwhile', { detail: 'Somebody else changed this category meanwhile.', extra: { version: known.version } });
    }
    await checkInput(transaction, id, input);
    const head = await record(transaction, { sequence: known.version, hash: known.headHash }, id, 'update', actor, platform.clock.now(), input);
    const category = { ...input, id, version: head.sequence };
    await store.saveCategory(transaction, category, head.hash);
    return category;
  });
}
