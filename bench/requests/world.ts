import { sql } from 'kysely';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { founder } from '../../demo/actors.ts';
import { loadDemoPlaces } from '../../demo/places.ts';
import { platformOf, silentLive } from '../../src/app/platform-of.ts';
import { prepareInstallation } from '../../src/app/prepare-installation.ts';
import type { ProgramContext } from '../../src/app/program/parts.ts';
import { createDemoStaff } from '../../src/contexts/people/index.ts';
import { signInAs } from '../../src/contexts/people/testing/sign-in-as.ts';
import { workstationsOfStreet } from '../../src/contexts/places/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readConfiguration } from '../../src/platform/config.ts';
import { startCluster } from '../../src/platform/database/cluster.ts';
import { type Database, connect } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { runInTransaction } from '../../src/platform/database/transaction.ts';
import { createLogger } from '../../src/platform/logger.ts';

/** A database full of requests and a clerk to look at them. */
export interface BenchWorld {
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  readonly cookie: string;
  readonly gridCode: string;
  readonly workerCookie: string;
  readonly database: Database;
  close(): Promise<void>;
}

const street = '320508020000';

/** Rows are copied by SQL: the benchmark needs many, not true stories. Each has its event, so that histories can be read. */
async function preload(database: Database, count: number): Promise<void> {
  await sql`
    insert into request (id, number, state, version, head_hash, channel, category_id, original_text, title, division_code, place_path,
      place_name, grid_code, grid_name, location, workstation_id, workstation_name, reported_at, changed_at, response_due, response_met_at,
      resolution_due, resolution_met_at, next_stage, next_due, warn_at, alarm_at, search_pairs, search_text, public_search_text)
    select
      overlay(overlay(overlay(md5('r' || n)::text placing lpad(to_hex(1700000000000 + n * 1000::bigint), 12, '0') from 1 for 12) placing '7' from 13 for 1)::text placing '8' from 17 for 1)::uuid,
      'CL-2025-' || lpad(n::text, 6, '0'),
      (array['dispatched','closed','checked','closed','dispatched','closed','dispatched','closed','dispatched','verified'])[1 + n % 10],
      1, sha256(n::text::bytea), 'app', category.id, '路灯坏了' || n, '路灯坏了' || n, place.parent_code, place.path, '姑苏区沧浪街道', place.code, place.name,
      point(120.600 + (n % 320) * 0.0001, 31.280 + (n / 320 % 250) * 0.0001), station.id, station.name,
      now() - n * interval '5 minutes', now() - n * interval '5 minutes', now() + interval '1 day', now(),
      now() + (n % 200 - 20) * interval '1 hour', case when n % 2 = 1 then now() end,
      case when n % 2 = 0 then 'resolution' end, case when n % 2 = 0 then now() + (n % 200 - 20) * interval '1 hour' end,
      case when n % 2 = 0 then now() + (n % 200 - 28) * interval '1 hour' end, case when n % 2 = 0 then now() + (n % 200 - 22) * interval '1 hour' end,
      array['路灯','灯坏','坏了','路','灯','坏','了'], '路灯坏了' || n, ''
    from generate_series(1, ${count}::int) as n
    join lateral (select code, name, parent_code, path from division where level = 'grid' and path <@ (select path from division where code = ${street})
      order by code offset n % (select count(*) from division where level = 'grid' and path <@ (select path from division where code = ${street})) limit 1) as place on true
    cross join (select id from request_category where code = '0606') as category
    cross join (select id, name from workstation where name like '第五%') as station`.execute(database);
  await sql`
    insert into request_reporter (id, request_id, anonymous, link_digest) select id, id, true, number from request`.execute(database);
  await sql`
    with inserted as (
      insert into event (id, subject_type, subject_id, sequence, action, to_state, actor_kind, occurred_at, public, public_digest, internal_digest, previous_hash, hash)
      select id, 'request', id, 1, 'report', 'submitted', 'visitor', reported_at, true, sha256(''), sha256(''), decode(repeat('00', 32), 'hex'), head_hash from request
      returning id)
    insert into event_detail (event_id, public_detail) select id, '{"role":"reporter"}' from inserted`.execute(database);
  // As a running office has them: the keys of two weeks. While the table is empty, kept plans read all of it instead of its index.
  await sql`
    insert into idempotency_key (key, fingerprint, subject_id, created_at)
    select id::text, head_hash, id, reported_at from request where reported_at > now() - interval '14 days'`.execute(database);
  await sql`vacuum analyze`.execute(database);
}

/** Starts a database of its own with durable commits and fills it. */
export async function benchWorld(requests: number): Promise<BenchWorld> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lianxin-bench-'));
  const cluster = await startCluster({ dataDirectory, onEvent: (event) => console.error(event) });
  await migrate(cluster.url);
  const database = connect(cluster.url, { statementTimeout: 600_000 });
  const configuration = readConfiguration({ DATA_DIR: dataDirectory });
  const context: ProgramContext = { configuration, database, databaseUrl: cluster.url, dataDirectory, clock: systemClock, logger: createLogger('error') };
  const platform = await platformOf(context, silentLive);
  await prepareInstallation(platform);
  await loadDemoPlaces(platform, founder);
  const station = (await workstationsOfStreet(database, street)).find(({ name }) => name.startsWith('第五'));
  const hire = (userName: string, role: 'clerk' | 'gridWorker', workstationId: string | null): Promise<string> =>
    runInTransaction(database, (transaction) =>
      createDemoStaff(transaction, platform, { labelKey: null, userName, displayName: userName, assignments: [{ role, placeCode: street, workstationId, validTo: null }] }),
    );
  const clerk = await hire('bench-clerk', 'clerk', null);
  const worker = await hire('bench-worker', 'gridWorker', station?.id ?? null);
  await preload(database, requests);
  return {
    databaseUrl: cluster.url,
    dataDirectory,
    cookie: await signInAs(platform, { staffId: clerk }),
    workerCookie: await signInAs(platform, { staffId: worker }),
    gridCode: '320508020014001',
    database,
    close: async () => {
      await database.destroy();
      await cluster.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
