import type { Actor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { listForDesk } from '../actions/browse-requests.ts';
import { listQuery } from '../contract.ts';

/** How many cases the work list shows for filters as they stand in its address, walked page by page. */
export async function countListed(platform: Platform, actor: Actor, query: object): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await listForDesk(platform, actor, listQuery.parse({ ...query, limit: 7, ...(cursor === undefined ? {} : { cursor }) }));
    count += page.items.length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return count;
}
