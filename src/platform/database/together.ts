import { type RawBuilder, sql } from 'kysely';

/** A write that can be part of a larger statement. */
export interface Write {
  /** An insert, update or delete; for `otherwise` with `returning`. */
  readonly statement: RawBuilder<unknown>;
  /** An expression evaluated when the statement returned no row. */
  readonly otherwise?: RawBuilder<unknown>;
}

/** Several writes as one statement: one way to the server and back. None sees what the others write. */
export function together(writes: readonly Write[]): RawBuilder<unknown> {
  const part = (index: number): RawBuilder<unknown> => sql.ref(`part_${index}`);
  const parts = writes.map(({ statement }, index) => sql`${part(index)} as (${statement})`);
  const rest = writes.flatMap(({ otherwise }, index) =>
    otherwise ? [sql`case when not exists (select from ${part(index)}) then ${otherwise} is null end`] : [],
  );
  return sql`with ${sql.join(parts)} select ${rest.length > 0 ? sql.join(rest) : sql`1`}`;
}
