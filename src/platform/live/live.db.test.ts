import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { testPlatform } from '../testing/test-platform.ts';
import { type Live, type LiveSignal, startLive } from './live.ts';

let test: TestDatabase;
const started: Live[] = [];

beforeAll(async () => {
  test = await testDatabase();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((live) => live.close()));
});
afterAll(() => test.close());

async function start(batchTime = 20): Promise<Live> {
  const live = startLive(test.database, { address: { url: test.url }, logger: testPlatform(test).logger, batchTime });
  started.push(live);
  await live.ready;
  return live;
}

function listener(live: Live, ...topics: string[]) {
  const heard: LiveSignal[] = [];
  const close = vi.fn<() => void>();
  const unsubscribe = live.subscribe({ topics: new Set(topics), hear: (signal) => heard.push(signal), close });
  return { heard, close, unsubscribe };
}

describe('live updates', () => {
  it('reach subscribers of the topic in another program, and only those', async () => {
    const here = await start();
    const there = await start();
    const one = listener(there, 'request:1', 'place:3205');
    const other = listener(there, 'request:2');
    here.announce('request:1', 'place:3205', 'request:9');
    await vi.waitFor(() => expect(one.heard).toEqual([{ kind: 'changed', topics: ['request:1', 'place:3205'] }]));
    expect(other.heard).toEqual([]);
  });

  it('are gathered into one notification, each topic once', async () => {
    const live = await start();
    const { heard } = listener(live, 'request:1', 'request:2');
    for (let count = 0; count < 50; count += 1) live.announce('request:1', 'request:2');
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toEqual({ kind: 'changed', topics: ['request:1', 'request:2'] });
    live.announce('request:2');
    await vi.waitFor(() => expect(heard).toHaveLength(2));
  });

  it('say "fetch everything" when too much changes at once for one notification', async () => {
    const live = await start();
    const { heard } = listener(live, 'request:1');
    live.announce(...Array.from({ length: 1_000 }, (_, index) => `request:${index}`));
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'resync' }]));
  });

  it('come back after the connection broke and ask to fetch everything', async () => {
    const live = await start();
    const { heard } = listener(live, 'request:1');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'lianxin live' and datname = current_database()`.execute(test.database);
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'resync' }]), 5_000);
    live.announce('request:1');
    await vi.waitFor(() => expect(heard).toHaveLength(2));
  });

  it('tell what is still waiting when closing, then close the streams', async () => {
    const there = await start();
    const { heard } = listener(there, 'request:1');
    const here = await start(60_000);
    const own = listener(here, 'request:1');
    here.announce('request:1');
    await here.close();
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(own.close).toHaveBeenCalledOnce();
  });

  it('end with the subscription', async () => {
    const live = await start();
    const gone = listener(live, 'request:1');
    const stays = listener(live, 'request:1');
    gone.unsubscribe();
    live.announce('request:1');
    await vi.waitFor(() => expect(stays.heard).toHaveLength(1));
    expect(gone.heard).toEqual([]);
  });

  it('ignore notifications that are not ours', async () => {
    const live = await start();
    const { heard } = listener(live, 'request:1');
    await sql`select pg_notify('lianxin_live_public', 'not json'), pg_notify('lianxin_live_public', '{"a":1}')`.execute(test.database);
    live.announce('request:1');
    await vi.waitFor(() => expect(heard).toHaveLength(1));
  });
});
