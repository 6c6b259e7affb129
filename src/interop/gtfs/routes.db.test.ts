import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { type TestHttp, testHttp } from '../../platform/testing/test-http.ts';
import { testPlatform } from '../../platform/testing/test-platform.ts';
import { newId } from '../../shared/ids.ts';
import { checkFares } from './checks.ts';
import { packFeed, rowsOf, unpackFeed } from './feed.ts';
import { serveGtfs } from './routes.ts';
import { feedWith } from './testing/small-feed.ts';

let test: TestDatabase;
let http: TestHttp;

beforeAll(async () => {
  test = await testDatabase();
  http = await testHttp((router) => serveGtfs(router, testPlatform(test)));
});
afterAll(async () => {
  await http.close();
  await test.close();
});

function upload(bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.set('feed', new Blob([new Uint8Array(bytes)]), 'feed.zip');
  return fetch(`${http.url}/api/v1/gtfs/checks`, { method: 'POST', body: form, headers: { 'x-requested-with': 'lianxin' } });
}

describe('the fare feed', () => {
  it('is a zip that passes the checks, with an address for caches', async () => {
    const response = await fetch(`${http.url}/gtfs/suzhou-metro.zip`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
    const feed = unpackFeed(new Uint8Array(await response.arrayBuffer()));
    expect(checkFares(feed)).toEqual([]);
    expect(rowsOf(feed, 'fare_leg_rules').length).toBe(47_124);
    const again = await fetch(`${http.url}/gtfs/suzhou-metro.zip`, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('says what it cannot say', async () => {
    const { items } = (await (await fetch(`${http.url}/api/v1/gtfs/losses`)).json()) as { items: { code: string }[] };
    expect(items.map((loss) => loss.code)).toContain('distance');
  });

  it('exists only for known networks', async () => {
    expect((await fetch(`${http.url}/gtfs/mars.zip`)).status).toBe(404);
    expect((await fetch(`${http.url}/gtfs/suzhou-metro.exe`)).status).toBe(422);
  });
});

describe('checks of foreign feeds', () => {
  it('are for staff', async () => {
    http.actAs({ kind: 'visitor' });
    expect((await upload(packFeed(feedWith()))).status).toBe(401);
  });

  it('name every finding, and refuse what is no feed', async () => {
    http.actAs({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role: 'administrator', placePath: '320500000000' }] });
    const broken = await upload(packFeed(feedWith({ fare_media: 'fare_media_id,fare_media_name,fare_media_type\npaper,Paper,9' })));
    const { notices } = (await broken.json()) as { notices: { code: string }[] };
    expect(new Set(notices.map((notice) => notice.code))).toEqual(new Set(['unexpected_enum_value', 'foreign_key_violation']));
    const nothing = await upload(new TextEncoder().encode('not a zip'));
    expect([nothing.status, ((await nothing.json()) as { code: string }).code]).toEqual([422, 'not-a-feed']);
  });
});
