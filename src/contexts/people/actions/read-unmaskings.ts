import type { Platform } from '../../../platform/platform.ts';
import type { Actor } from '../../../shared/actor.ts';
import { addDays, instantOf } from '../../../shared/time.ts';
import { overseenPaths } from '../policy.ts';
import { listUnmaskings } from '../store/unmaskings.ts';

export interface UnmaskingQuery {
  readonly staffId?: string | undefined;
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Days in Shanghai, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Who saw personal data of the actor's places in full, newest first. */
export async function readUnmaskings(
  platform: Platform,
  actor: Actor,
  query: UnmaskingQuery,
  page: { readonly cursor: string | undefined; readonly limit: number },
) {
  const { from, to, ...filter } = query;
  const rows = await listUnmaskings(
    platform.database,
    {
      ...filter,
      withinPaths: overseenPaths(actor),
      from: from ? new Date(instantOf(from)) : undefined,
      before: to ? new Date(instantOf(addDays(to, 1))) : undefined,
    },
    { after: page.cursor, limit: page.limit + 1 },
  );
  const shown = rows.slice(0, page.limit);
  return {
    items: shown.map((row) => ({ ...row, fields: [...row.fields], occurredAt: row.occurredAt.toISOString() })),
    nextCursor: rows.length > page.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
