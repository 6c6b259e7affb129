import type { Transaction } from '../../../platform/database/database.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import { type Detail, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { addDuration } from '../../../shared/calendar.ts';
import { newId } from '../../../shared/ids.ts';
import { yearOf } from '../../../shared/time.ts';
import { divisionTree, placePathOf, requestNumberPrefix } from '../../places/index.ts';
import type { NoticeFact, NoticeKind } from '../inputs.ts';
import { mayWrite } from '../policy.ts';
import { findNotice, insertNotice, nextNumber } from '../store/notices.ts';

export interface NewNotice {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  /** What is posted beside the words, in order: amount, contractor, duration … */
  readonly facts: readonly NoticeFact[];
  readonly divisionCode: string;
  /** Working days, 1 to 60. */
  readonly termDays: number;
  /** The record it is about. */
  readonly origin?: { readonly type: string; readonly id: string } | undefined;
}

export interface PostedNotice {
  readonly id: string;
  readonly number: string;
  readonly endsAt: Date | null;
}

/** When a term of working days ends that begins now; provisional when that year's calendar is not published. */
export async function termFrom(transaction: Transaction, at: Date, days: number): Promise<{ readonly endsAt: Date; readonly endsProvisional: boolean }> {
  const { due, provisional } = addDuration(await loadCalendar(transaction), at.getTime(), { unit: 'workingDays', amount: days });
  return { endsAt: new Date(due), endsProvisional: provisional };
}

interface Posting {
  readonly actor: Actor;
  readonly at: Date;
  readonly draft: boolean;
  readonly id?: string | undefined;
}

async function post(transaction: Transaction, notice: NewNotice, { actor, at, draft, id = newId(at.getTime()) }: Posting): Promise<PostedNotice> {
  const { kind, title, body, facts, divisionCode, termDays, origin } = notice;
  const tree = await divisionTree(transaction);
  const placePath = tree.get(divisionCode)?.path;
  if (placePath === undefined) throw fieldProblem('divisionCode', 'unknown-place', 'There is no such place.');
  const year = yearOf(at.getTime());
  const prefix = `${requestNumberPrefix(tree, divisionCode)}-GS`;
  const number = `${prefix}-${year}-${String(await nextNumber(transaction, prefix, year)).padStart(4, '0')}`;
  const state = draft ? 'draft' : 'published';
  const told: Detail = { number, kind, title, body, facts: facts.map((fact) => ({ ...fact })), termDays, divisionCode, origin: origin ? { ...origin } : null };
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'publicNotice', subjectId: id, action: draft ? 'draft' : 'publish', fromState: null, toState: state, actor, occurredAt: at, public: !draft,
    publicDetail: draft ? null : told, internalDetail: draft ? told : null,
  });
  const term = draft ? undefined : await termFrom(transaction, at, termDays);
  await insertNotice(transaction, {
    id, number, kind, title, body, facts, originType: origin?.type ?? null, originId: origin?.id ?? null, divisionCode, placePath, state, termDays,
    publishedAt: draft ? null : at, endsAt: term?.endsAt ?? null, endsProvisional: term?.endsProvisional ?? false, version: head.sequence, headHash: head.hash,
    createdAt: at, by: actorId(actor),
  });
  return { id, number, endsAt: term?.endsAt ?? null };
}

/** Posts a notice at once, from now for its term of working days. The caller has decided that the actor may. Throws 422 (unknown place). */
export async function publishNotice(
  transaction: Transaction,
  notice: NewNotice,
  doing: { readonly actor: Actor; readonly at: Date },
): Promise<{ readonly noticeId: string; readonly number: string; readonly endsAt: Date }> {
  const { id, number, endsAt } = await post(transaction, notice, { ...doing, draft: false });
  if (endsAt === null) throw new Error('A posted notice has a term');
  return { noticeId: id, number, endsAt };
}

/** Starts a notice that only the office sees. Throws 403, 422 (unknown place). */
export async function draftNotice(
  platform: Platform,
  notice: NewNotice,
  call: { readonly actor: Actor; readonly idempotencyKey?: string | undefined },
): Promise<{ readonly id: string; readonly number: string }> {
  const { actor, idempotencyKey } = call;
  return runInTransaction(platform.database, async (transaction) => {
    const placePath = (await placePathOf(transaction, [notice.divisionCode])).get(notice.divisionCode);
    if (placePath !== undefined && !mayWrite(placePath, actor)) throw problem(403, 'forbidden', { detail: 'You may not post notices for this place.' });
    const at = platform.clock.now();
    const id = newId(at.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['draft', actorId(actor), notice], subjectId: id, at });
      const known = earlier === undefined ? undefined : await findNotice(transaction, earlier);
      if (known) return { id: known.id, number: known.number };
    }
    const { number } = await post(transaction, notice, { actor, at, draft: true, id });
    return { id, number };
  });
}
