import type { ClientConfig } from 'pg';
import { typeParsers } from './types.ts';

export interface ConnectionOptions {
  /** The tenant's schema; SQL never names one, this is the only place that sets the search path. */
  readonly schema?: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/** How every client of ours connects: search path, UTC, keepalive (a client hung for minutes after a failover without it). */
export function connectionConfig(url: string, options: ConnectionOptions = {}): ClientConfig {
  const { schema = 'public', applicationName = 'lianxin' } = options;
  // Extensions live in public, so that every tenant's schema finds them.
  const searchPath = schema === 'public' ? 'public' : `${schema},public`;
  const address = new URL(url);
  // node-postgres lets the address win over the other settings, so the settings go where the address has its own.
  const given = address.searchParams.get('options');
  address.searchParams.set('options', `${given === null ? '' : `${given} `}-c search_path=${searchPath} -c timezone=UTC`);
  return {
    connectionString: address.href,
    application_name: applicationName,
    types: typeParsers,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}
