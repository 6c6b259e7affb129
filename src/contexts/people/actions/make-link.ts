import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { newToken, tokenDigest } from '../credentials/token.ts';
import { signInRules } from '../rules.ts';
import { anyStaff } from '../store/staff.ts';
import { replaceLink } from '../store/tickets.ts';

/** A one-time link: the token stands behind `#`, so that it reaches no server log. */
export interface OneTimeLink {
  /** Whole when the public address is configured, else from the root on. */
  readonly address: string;
  readonly expiresAt: Date;
}

/** Makes the one live link of a person (row locked), or without person that for the first administrator. */
export async function makeLink(transaction: Transaction, platform: Platform, staffId: string | null): Promise<OneTimeLink> {
  const createdAt = platform.clock.now();
  const token = newToken();
  const expiresAt = new Date(createdAt.getTime() + signInRules.linkHours * 3_600_000);
  await replaceLink(transaction, { digest: tokenDigest(token), staffId, createdAt, expiresAt });
  return { address: `${platform.configuration.publicUrl ?? ''}/desk/start#${token}`, expiresAt };
}

/**
 * A one-time link to create an administrator of the topmost place, e.g. printed at the first start. Undefined when
 * there is staff already, unless `always` (for operators at the command line). An earlier link is void then.
 */
export async function createFirstAdministratorLink(
  platform: Platform,
  options: { readonly always?: boolean } = {},
): Promise<OneTimeLink | undefined> {
  return runInTransaction(platform.database, async (transaction) => {
    if (!options.always && (await anyStaff(transaction))) return undefined;
    return makeLink(transaction, platform, null);
  });
}
