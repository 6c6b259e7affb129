import type { Transaction } from '../../../platform/database/database.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { NoticeKind } from '../inputs.ts';
import type { NoticeState } from '../lifecycle.ts';
import { type Executor, type NoticeRow, findNotice, noticesAbout } from '../store/notices.ts';
import { takeActionIn } from './take-action.ts';

/** How a notice stands, for the record it is about. */
export interface NoticeStanding {
  readonly id: string;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly title: string;
  readonly state: NoticeState;
  readonly publishedAt: Date | null;
  readonly endsAt: Date | null;
  readonly closedAt: Date | null;
  readonly objections: { readonly all: number; readonly open: number; readonly upheld: number };
  /** The term is over and nothing is open: it can be closed, or is. */
  readonly ripe: boolean;
}

function standingOf(row: NoticeRow, at: Date): NoticeStanding {
  const { id, number, kind, title, state, publishedAt, endsAt, closedAt } = row;
  return {
    id, number, kind, title, state, publishedAt, endsAt, closedAt,
    objections: { all: row.objectionCount, open: row.openObjections, upheld: row.upheldObjections },
    ripe: state === 'closed' || (state === 'published' && endsAt !== null && at >= endsAt),
  };
}

/** The newest notice about a record; undefined when there is none. */
export async function noticeOf(executor: Executor, origin: { readonly type: string; readonly id: string }, at: Date): Promise<NoticeStanding | undefined> {
  const [newest] = await noticesAbout(executor, origin);
  return newest && standingOf(newest, at);
}

/** All notices about a record, newest first. */
export async function noticesOf(executor: Executor, origin: { readonly type: string; readonly id: string }, at: Date): Promise<readonly NoticeStanding[]> {
  return (await noticesAbout(executor, origin)).map((row) => standingOf(row, at));
}

/** One notice by id. Throws 404. */
export async function noticeById(executor: Executor, id: string, at: Date): Promise<NoticeStanding> {
  const row = await findNotice(executor, id);
  if (!row) throw problem(404, 'not-found', { detail: 'There is no such notice.' });
  return standingOf(row, at);
}

/** Closes a notice. Throws 404, 403, 409 `notice-term-running`, `objection-open`, `illegal-transition`. */
export async function closeNotice(transaction: Transaction, call: { readonly noticeId: string; readonly actor: Actor; readonly at: Date; readonly remark?: string | undefined }): Promise<void> {
  const { noticeId, actor, at, remark } = call;
  await takeActionIn(transaction, { actor, noticeId, action: 'close', input: remark === undefined ? {} : { remark } }, at);
}

/** Takes a notice down, e.g. because what it is about was cancelled. Throws 404, 403, 409. */
export async function withdrawNotice(transaction: Transaction, call: { readonly noticeId: string; readonly actor: Actor; readonly at: Date; readonly explanation: string }): Promise<void> {
  const { noticeId, actor, at, explanation } = call;
  await takeActionIn(transaction, { actor, noticeId, action: 'withdraw', input: { explanation } }, at);
}
