import pg from 'pg';

/** The role the program works as: it owns its database and may do nothing else on the server. */
export const applicationRole = 'lianxin';

/** Makes the program's role and database unless they are there, and sets the role's password. */
export function provision(adminUrl: string, database: string, password: string): Promise<void> {
  return asSuperuser(adminUrl, async (client) => {
    const roles = await client.query('select 1 from pg_roles where rolname = $1', [applicationRole]);
    const verb = roles.rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role ${applicationRole} login password ${client.escapeLiteral(password)}`);
    const databases = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (databases.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner ${applicationRole}`);
  });
}

/** Drops the database, whoever is connected to it. */
export function dropDatabase(adminUrl: string, database: string): Promise<void> {
  return asSuperuser(adminUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`);
  });
}

async function asSuperuser(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
