import { type RawBuilder, sql } from 'kysely';

/** What everybody may list: accepted by the office or further, and not joined to another case. */
export function publicConditions(solved: 'true' | 'false' | undefined): RawBuilder<boolean>[] {
  if (solved === 'true') return [sql`request.state in ('verified', 'closed')`];
  if (solved === 'false') return [sql`request.state in ('accepted', 'dispatched', 'acknowledged', 'checked', 'planned', 'working', 'completed')`];
  return [sql`request.state not in ('submitted', 'rejected', 'withdrawn', 'joined', 'recorded')`];
}

/** The cases a resident reported. */
export function ownCondition(residentId: string): RawBuilder<boolean> {
  return sql`request.id in (select request_id from request_reporter where resident_id = ${residentId}::uuid and erased_at is null)`;
}
