import type { Transaction } from '../../../platform/database/database.ts';
import type { Detail } from '../../../platform/events/append-event.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { normalisePhone } from '../../../shared/phone.ts';
import type { InputOf, NoticeAction } from '../inputs.ts';
import type { NoticeState } from '../lifecycle.ts';
import type { NoticePatch, NoticeRow } from '../store/notices.ts';
import { findObjection, insertObjection, saveAnswer } from '../store/objections.ts';
import { termFrom } from './post-notice.ts';

export interface EffectContext {
  readonly transaction: Transaction;
  readonly row: NoticeRow;
  readonly actor: Actor;
  readonly now: Date;
  /** The record an action makes, and what its secret link is known by. */
  readonly made?: MadeObjection | undefined;
}

/** An objection that is being written. */
export interface MadeObjection {
  readonly id: string;
  readonly linkDigest: string;
}

/** What an action changes beside the state. */
export interface Outcome {
  readonly toState?: NoticeState;
  readonly patch?: NoticePatch;
  readonly published?: Detail;
  readonly internal?: Detail;
}

async function object({ transaction, row, actor, now, made }: EffectContext, input: InputOf<'object'>): Promise<Outcome> {
  const phone = input.phone ? normalisePhone(input.phone) : null;
  if (phone === undefined) throw fieldProblem('phone', 'phone-invalid', 'This is not a mobile number of mainland China.');
  const number = row.objectionCount + 1;
  const residentId = actor.kind === 'resident' ? actorId(actor) : null;
  await insertObjection(transaction, {
    id: made?.id ?? newId(now.getTime()), noticeId: row.id, number, text: input.text, name: input.name || null, phone, residentId, linkDigest: made?.linkDigest ?? null, createdAt: now,
  });
  return { patch: { objectionCount: number, openObjections: row.openObjections + 1 }, published: { objectionNumber: number } };
}

async function answer({ transaction, row, now }: EffectContext, input: InputOf<'answer'>): Promise<Outcome> {
  const objection = await findObjection(transaction, row.id, input.objectionNumber);
  if (!objection) throw fieldProblem('objectionNumber', 'unknown-objection', 'There is no such objection.');
  if (objection.answeredAt) throw problem(409, 'objection-answered', { detail: 'Somebody answered this objection already.' });
  await saveAnswer(transaction, objection.id, { at: now, upheld: input.upheld, words: input.answer, published: input.publishWords });
  const openObjections = row.openObjections - 1;
  return {
    toState: openObjections === 0 ? 'published' : 'objected',
    patch: { openObjections, upheldObjections: row.upheldObjections + (input.upheld ? 1 : 0) },
  };
}

/** Nobody closes a notice before its term is over. */
function requireTermOver(row: NoticeRow, now: Date): void {
  if (row.endsAt !== null && now >= row.endsAt) return;
  throw problem(409, 'notice-term-running', { detail: 'The term of this notice is not over yet.', extra: { endsAt: row.endsAt?.toISOString() ?? null } });
}

/** What each action does to the notice and its objections. */
export async function effectOf(context: EffectContext, action: NoticeAction, input: unknown): Promise<Outcome> {
  const { transaction, row, now } = context;
  switch (action) {
    case 'revise': {
      const { title, body, facts, termDays } = input as InputOf<'revise'>;
      return { patch: { title, body, facts, termDays } };
    }
    case 'publish': {
      const { number, kind, title, body, facts, termDays, divisionCode } = row;
      return {
        patch: { publishedAt: now, ...(await termFrom(transaction, now, termDays)) },
        published: { number, kind, title, body, facts: facts.map((fact) => ({ ...fact })), termDays, divisionCode },
      };
    }
    case 'object':
      return object(context, input as InputOf<'object'>);
    case 'answer':
      return answer(context, input as InputOf<'answer'>);
    case 'close':
      requireTermOver(row, now);
      return { patch: { closedAt: now } };
    case 'withdraw':
      // Answers are owed to nobody any more: what was open falls with the notice.
      return { patch: { openObjections: 0 } };
  }
}
