import { createHmac } from 'node:crypto';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { normalisePhone } from '../../../shared/phone.ts';
import { placeTopics } from '../../../shared/place-path.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { findOrCreateResident } from '../../people/index.ts';
import { maySeeAsStaff } from '../policy.ts';
import { findRequest } from '../store/lock-request.ts';
import { idOfNumber } from '../store/read-request.ts';
import { countSupporters, insertSupporter } from '../store/supporters.ts';
import { proofOf } from './reporter-proof.ts';

export interface SupportInput {
  /** A random name the device keeps: one device joins a case once. */
  readonly device?: string | undefined;
  readonly phone?: string | undefined;
}

const hidden = new Set(['submitted', 'rejected', 'withdrawn', 'joined']);

/** Recognises a person or device for one case and tells nothing about them elsewhere. */
function digestOf(platform: Platform, requestId: string, who: string): string {
  return createHmac('sha256', platform.secret).update(`supporter:${requestId}:${who}`).digest('base64url');
}

/**
 * “我也遇到”: joins whoever is affected too, once for each person and device. A signed-in resident, or a phone, is told of the
 * progress; without either nothing personal is kept. Throws 404, 409 `own-request`, 422 naming the field.
 */
export async function supportRequest(platform: Platform, actor: Actor, number: string, { device, phone }: SupportInput) {
  const id = await idOfNumber(platform.database, number);
  const row = id === undefined ? undefined : await findRequest(platform.database, id, proofOf(actor));
  if (!row || (hidden.has(row.state) && !maySeeAsStaff(row, actor))) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  if (row.reporterId !== null) throw problem(409, 'own-request', { detail: 'This is your own report; it is counted already.' });
  const given = phone === undefined || phone.trim() === '' ? undefined : normalisePhone(phone);
  if (given === null || (given === undefined && phone !== undefined && phone.trim() !== '')) throw fieldProblem('phone', 'phone-invalid', 'This is not a mobile number of mainland China.');
  if (actor.kind === 'staff' && given === undefined) throw fieldProblem('phone', 'required', 'Staff join somebody else and need their number.');
  if (actor.kind === 'visitor' && given === undefined && device === undefined) throw fieldProblem('device', 'required', 'Without a number the device must be recognisable.');
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const now = platform.clock.now();
    const residentId = actor.kind === 'resident' ? actor.id : given === undefined ? null : (await findOrCreateResident(transaction, { phone: given, at: now, actor })).resident.id;
    const deviceDigest = actor.kind === 'staff' || device === undefined ? null : digestOf(platform, row.id, `device:${device}`);
    const fresh = await insertSupporter(transaction, {
      id: newId(now.getTime()), requestId: row.id, personDigest: residentId === null ? (deviceDigest ?? '') : digestOf(platform, row.id, `resident:${residentId}`),
      deviceDigest, residentId, enteredBy: actor.kind === 'staff' ? actor.id : null, joinedAt: now,
    });
    if (fresh) afterCommit(() => platform.live.announce(`request:${row.id}`, ...placeTopics(row.placePath)));
    return { number: row.number, supporterCount: await countSupporters(transaction, row.id), already: !fresh };
  });
}
