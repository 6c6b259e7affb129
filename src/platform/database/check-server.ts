import pg from 'pg';
import { connectionConfig } from './connection.ts';

/** The PostgreSQL behind DATABASE_URL cannot serve; the message says what to change. */
export class UnsuitableDatabaseError extends Error {
  override readonly name = 'UnsuitableDatabaseError';
}

const oldestVersion = 15;

/** What the check looks at; separate, so that every answer can be tested without such a server. */
export interface ServerFacts {
  /** e.g. 150014 for 15.14. */
  readonly versionNumber: number;
  readonly encoding: string;
  /** Whether the locale counts 桂 as a letter. */
  readonly knowsChinese: boolean;
  readonly database: string;
  readonly mayCreate: boolean;
}

/** Refuses a server that is too old, not UTF-8, or whose locale takes Chinese characters for punctuation. */
export async function checkServer(url: string): Promise<void> {
  const complaint = findComplaint(await readFacts(url));
  if (complaint !== null) throw new UnsuitableDatabaseError(`DATABASE_URL cannot be used: ${complaint}`);
}

/** What is wrong with the server and how to put it right, or null. */
export function findComplaint(facts: ServerFacts): string | null {
  const { versionNumber, encoding, knowsChinese, database, mayCreate } = facts;
  const version = Math.floor(versionNumber / 10_000);
  if (version < oldestVersion) return `PostgreSQL ${version} is too old; install ${oldestVersion} or newer.`;
  const recreate = `Create the database anew with: CREATE DATABASE "${database}" TEMPLATE template0 ENCODING 'UTF8' ${
    version >= 17 ? `LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'` : `LOCALE 'C.UTF-8'`
  };`;
  if (encoding !== 'UTF8') return `its encoding is ${encoding}, not UTF8. ${recreate}`;
  if (!knowsChinese) return `its locale does not know Chinese characters as letters. ${recreate}`;
  if (!mayCreate) return `the role may not create tables in it. Make the role its owner: ALTER DATABASE "${database}" OWNER TO …;`;
  return null;
}

/** Version, encoding and locale of the server. */
export async function readFacts(url: string): Promise<ServerFacts> {
  const client = new pg.Client({ ...connectionConfig(url), connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new UnsuitableDatabaseError(`DATABASE_URL cannot be reached: ${error instanceof Error ? describe(error) : String(error)}`, { cause: error });
  }
  try {
    // Asked first and alone: an older or differently encoded server may not even understand the rest.
    const { rows: basic } = await client.query<{ readonly version: string; readonly encoding: string; readonly database: string; readonly mayCreate: boolean }>(
      `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
              current_database() as database, has_database_privilege(current_database(), 'create') as "mayCreate"`,
    );
    const { version = '0', encoding = '', database = '', mayCreate = false } = basic[0] ?? {};
    const knowsChinese = encoding === 'UTF8' && (await isLetter(client, '桂'));
    return { versionNumber: Number(version), encoding, knowsChinese, database, mayCreate };
  } finally {
    await client.end();
  }
}

async function isLetter(client: pg.Client, character: string): Promise<boolean> {
  const { rows } = await client.query<{ readonly letter: boolean }>(String.raw`select $1 ~ '^\w$' and $1 ~ '^[[:alpha:]]$' as letter`, [character]);
  return rows[0]?.letter === true;
}

/** A host with several addresses fails with one error for each and no message of its own. */
function describe(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map((each: unknown) => (each instanceof Error ? each.message : String(each))).join(', ');
  return error.message;
}
