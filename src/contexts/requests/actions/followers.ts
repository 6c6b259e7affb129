import { newId } from '../../../shared/ids.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { NewReporter } from '../store/save-request.ts';
import { reportersToFollow } from '../store/split.ts';
import { linkDigestOf, linkToken } from './link-token.ts';

/** The reporters of a case that is split, each with an entry and a secret link of their own for the part. */
export async function followersOf(platform: Platform, transaction: Transaction, requestId: string, now: Date): Promise<readonly (NewReporter & { readonly of: string })[]> {
  return (await reportersToFollow(transaction, requestId)).map((reporter) => {
    const id = newId(now.getTime());
    return { ...reporter, id, of: reporter.id, linkDigest: linkDigestOf(linkToken(platform, id, 1)) };
  });
}
