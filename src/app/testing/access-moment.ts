import { sql } from 'kysely';
import type { Database } from '../../platform/database/database.ts';
import type { AnyRoute } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import type { AccessWorld, Caller } from './access-world.ts';

/** A file sent as a multipart form. */
export interface FormFile {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** One concrete call of a route. */
export interface Sample {
  /** Which record is meant; empty where the route has none. */
  readonly target: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: FormFile;
}

/** A call about to be made: what the database must hold for it may be written, it is undone afterwards. */
export interface Moment {
  readonly platform: Platform;
  readonly database: Database;
  readonly world: AccessWorld;
  readonly caller: Caller;
  readonly route: AnyRoute;
  readonly sample: Sample;
}

/** What the schemas of a route do not tell about a call that works. */
export interface Given {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly form?: FormFile;
  /** Records to try; without, those of the route's kind. */
  readonly targets?: readonly string[];
  /** Prepares the database for the call and adds what depends on the caller. */
  readonly ready?: (moment: Moment) => Promise<Partial<Sample>>;
}

/** Calls that work, by operation. */
export type Givens = Readonly<Record<string, Given>>;

/** The caller's own id; for visitors that of the resident, so that they name something real. */
export function personOf({ caller, world }: Moment): string {
  const { actor } = caller;
  return actor.kind === 'staff' || actor.kind === 'resident' ? actor.id : world.residents.resident;
}

/** The version of a record as it stands. */
export async function versionOf(database: Database, table: string, column: string, value: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where ${sql.ref(column)}::text = ${value}`.execute(database);
  return rows[0]?.version ?? 0;
}
