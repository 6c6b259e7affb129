import type { Actor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { Receipt } from '../contract.ts';
import { maySeeAsStaff } from '../policy.ts';
import { findRequest } from '../store/lock-request.ts';
import { linksOfResident, receiptOf } from '../store/receipts.ts';
import { linkToken } from './link-token.ts';

/** The receipt of a reporter, to be printed for somebody who came with paper or by phone. Throws 404. */
export async function printReceipt(platform: Platform, actor: Actor, requestId: string, reporterId: string): Promise<Receipt> {
  const row = await findRequest(platform.database, requestId, { linkDigest: null, residentId: null });
  if (!row || !maySeeAsStaff(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  return receiptOf(platform.database, requestId, reporterId, (id, version) => linkToken(platform, id, version));
}

/** The tracking tokens of a resident's own requests, by request id. */
export async function linkTokensOf(platform: Platform, residentId: string, requestIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const links = await linksOfResident(platform.database, residentId, requestIds);
  return new Map(links.map(({ requestId, reporterId, linkVersion }) => [requestId, linkToken(platform, reporterId, linkVersion)]));
}

/** The receipt of a case's first reporter, for another context that took the case in and may hand it out. Throws 404. */
export async function receiptOfRequest(platform: Platform, requestId: string): Promise<Receipt> {
  return receiptOf(platform.database, requestId, undefined, (id, version) => linkToken(platform, id, version));
}
