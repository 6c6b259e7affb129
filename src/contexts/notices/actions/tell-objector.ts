import type { Transaction } from '../../../platform/database/database.ts';
import { type Recipient, notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { publicAddress } from '../../../platform/public-address.ts';
import { findNotice } from '../store/notices.ts';
import { type ObjectionRow, findObjection } from '../store/objections.ts';
import { objectionToken } from './objection-token.ts';

function recipientOf({ phone, residentId }: ObjectionRow): Recipient | undefined {
  if (phone !== null) return { kind: 'phone', phone };
  return residentId === null ? undefined : { kind: 'resident', id: residentId };
}

/** Tells whoever objected, where they left a number or an account, that it was answered; the answer is behind the link. Told once. */
export async function tellObjector(platform: Platform, transaction: Transaction, which: { readonly noticeId: string; readonly number: number; readonly at: Date }): Promise<void> {
  const { noticeId, number, at } = which;
  const [notice, objection] = [await findNotice(transaction, noticeId), await findObjection(transaction, noticeId, number)];
  const to = objection && recipientOf(objection);
  if (!notice || !to) return;
  const path = objection.linkDigest === null ? `/notices/${notice.number}` : `/o/${objectionToken(platform, objection.id)}`;
  await notify(transaction, {
    to, template: 'notices.objectionAnswered', parameters: { notice: notice.number, number, link: publicAddress(platform, path) },
    subject: { type: 'publicNotice', id: noticeId }, placePath: notice.placePath, now: at, key: `objection:${objection.id}`,
  });
}
