import { randomInt } from 'node:crypto';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { notify } from '../../../platform/notify/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newId } from '../../../shared/ids.ts';
import { keyedDigest } from '../credentials/keyed.ts';
import type { Origin } from '../origin.ts';
import { phoneCodeRules } from '../rules.ts';
import { replacePhoneCode } from '../store/phone-codes.ts';
import { takeCall } from '../store/throttle.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';

/** The keyed digest under which a number's code is kept. */
export function phoneDigestOf(platform: Pick<Platform, 'secret'>, phone: string): Buffer {
  return keyedDigest(platform.secret, 'phone', phone);
}

/** The keyed digest of a code: worthless for another number or without the installation's secret. */
export function phoneCodeDigestOf(platform: Pick<Platform, 'secret'>, phone: string, code: string): Buffer {
  return keyedDigest(platform.secret, 'phone-code', phone, code);
}

/** Makes the one live code of a number (eleven digits) and answers it; the earlier one is void. */
export async function issuePhoneCode(transaction: Transaction, platform: Platform, phone: string): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await replacePhoneCode(transaction, {
    phoneDigest: phoneDigestOf(platform, phone),
    codeDigest: phoneCodeDigestOf(platform, phone, code),
    tries: phoneCodeRules.tries,
    expiresAt: new Date(platform.clock.now().getTime() + phoneCodeRules.validSeconds * 1000),
  });
  return code;
}

/**
 * Sends a sign-in code to a number (eleven digits). Known and unknown numbers take the same way. Fails with
 * 429 `too-many-attempts` and the seconds to wait when the number or the address asked too often.
 */
export async function sendPhoneCode(platform: Platform, input: { phone: string; language: 'zh' | 'en' }, origin: Origin): Promise<void> {
  const now = platform.clock.now();
  await runInTransaction(platform.database, async (transaction) => {
    const wait = await takeCall(
      transaction,
      [
        { bucket: `code-number:${phoneDigestOf(platform, input.phone).toString('hex')}`, limits: phoneCodeRules.perNumber },
        { bucket: `code-address:${keyedDigest(platform.secret, 'address', origin.address).toString('hex')}`, limits: phoneCodeRules.perAddress },
      ],
      now,
    );
    if (wait > 0) throw tooManyAttempts(wait);
    const code = await issuePhoneCode(transaction, platform, input.phone);
    await notify(transaction, {
      template: 'people.phoneCode',
      to: { kind: 'phone', phone: input.phone },
      language: input.language,
      parameters: { code, minutes: phoneCodeRules.validSeconds / 60 },
      subject: { type: 'phoneCode', id: newId(now.getTime()) },
      confidential: true,
      expiresAt: new Date(now.getTime() + phoneCodeRules.validSeconds * 1000),
      now,
    });
  });
}
