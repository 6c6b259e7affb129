import { runInTransaction } from '../../../platform/database/transaction.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { linkDigestOf } from '../../people/index.ts';
import type * as contract from '../contract.ts';
import type { InputOf } from '../inputs.ts';
import { findNoticeByNumber } from '../store/notices.ts';
import { type OwnObjectionRow, type OwnObjections, objectionById, ownObjections } from '../store/objections.ts';
import { objectionToken } from './objection-token.ts';
import { takeActionIn } from './take-action.ts';

interface Objected {
  /** By which the office speaks of it. */
  readonly objectionNumber: number;
  /** Of the secret link to it. */
  readonly token: string;
}

/**
 * Objects to a posted notice; anyone may. Repeated with the same key it is the same objection. Throws 404, 409
 * `illegal-transition` (over or taken down), 422 (text, phone).
 */
export async function objectTo(
  platform: Platform,
  call: { readonly actor: Actor; readonly number: string; readonly input: InputOf<'object'>; readonly idempotencyKey?: string | undefined },
): Promise<Objected> {
  const { actor, input, idempotencyKey } = call;
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const notice = await findNoticeByNumber(transaction, call.number);
    if (!notice || notice.publishedAt === null) throw problem(404, 'not-found', { detail: 'There is no such notice.' });
    const at = platform.clock.now();
    const id = newId(at.getTime());
    const answer = async (objectionId: string): Promise<Objected> => ({
      objectionNumber: (await objectionById(transaction, objectionId))?.number ?? notice.objectionCount, token: objectionToken(platform, objectionId),
    });
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['object', notice.id, actor.kind, actorId(actor), input], subjectId: id, at });
      if (earlier !== undefined) return answer(earlier);
    }
    await takeActionIn(transaction, { actor, noticeId: notice.id, action: 'object', input, made: { id, linkDigest: linkDigestOf(objectionToken(platform, id)) } }, at);
    afterCommit(() => platform.live.announce(`publicNotice:${notice.id}`));
    return answer(id);
  });
}

function presentOwn(platform: Platform, row: OwnObjectionRow): contract.OwnObjection {
  const { id, number, text, createdAt, answeredAt, upheld, answer, published, noticeNumber, noticeTitle, noticeState, linkDigest } = row;
  return {
    noticeNumber, noticeTitle, noticeState, number, text: text ?? '', createdAt: createdAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null,
    upheld, answer, published, token: linkDigest === null ? null : objectionToken(platform, id),
  };
}

async function ownOf(platform: Platform, whose: OwnObjections): Promise<readonly contract.OwnObjection[]> {
  return (await ownObjections(platform.database, whose)).map((row) => presentOwn(platform, row));
}

/** Everything the signed-in resident objected to, with the answers. */
export async function myObjections(platform: Platform, residentId: string): Promise<{ readonly items: readonly contract.OwnObjection[] }> {
  return { items: await ownOf(platform, { residentId }) };
}

/** The objection behind the secret link the caller holds. Throws 404. */
export async function trackedObjection(platform: Platform, actor: Actor): Promise<contract.OwnObjection> {
  const linkDigest = actor.kind === 'visitor' || actor.kind === 'resident' ? actor.linkDigest : undefined;
  const [found] = linkDigest === undefined ? [] : await ownOf(platform, { linkDigest });
  if (!found) throw problem(404, 'not-found', { detail: 'There is no such objection.' });
  return found;
}
