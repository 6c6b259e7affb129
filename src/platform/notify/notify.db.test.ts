import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/ids.ts';
import { runInTransaction } from '../database/transaction.ts';
import type { AnyJob } from '../jobs/define-job.ts';
import { addJob } from '../jobs/add-job.ts';
import { runDueJobs } from '../jobs/run-due-jobs.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { type TestHttp, testHttp } from '../testing/test-http.ts';
import { type TestPlatform, testPlatform } from '../testing/test-platform.ts';
import { type Notification, type ResolveAddress, eraseMessages, notify, notifyJobs, serveNotify } from './index.ts';
import { type OutgoingMessage, RefusedError, type Sender, type Senders } from './senders.ts';
import { type MessageRow, listMessages } from './store.ts';

let test: TestDatabase;
let platform: TestPlatform;
let http: TestHttp;
let sent: OutgoingMessage[];

beforeAll(async () => {
  test = await testDatabase();
  platform = testPlatform(test);
  http = await testHttp((router) => serveNotify(router, platform));
});
beforeEach(() => {
  sent = [];
  platform.clock.advance({ hours: 1 });
});
afterAll(async () => {
  await http.close();
  await test.close();
});

const sms: Sender = {
  name: 'test-sms',
  async send(message) {
    sent.push(message);
    return { reference: 'r-1' };
  },
};
const nowhere: ResolveAddress = async () => undefined;

function failing(error: Error): Sender {
  return { name: 'failing', send: () => Promise.reject(error) };
}

async function tell(overrides: Partial<Notification> = {}): Promise<string> {
  const subject = overrides.subject ?? { type: 'request', id: newId() };
  await runInTransaction(test.database, (transaction) =>
    notify(transaction, {
      to: { kind: 'phone', phone: '13812345678' },
      template: 'requests.received',
      parameters: { number: 'CL-2026-000123', link: 'https://example.cn/t/secretToken_1', place: '', workstation: '', message: '' },
      now: platform.clock.now(),
      ...overrides,
      subject,
    }),
  );
  return subject.id;
}

async function about(subjectId: string): Promise<readonly MessageRow[]> {
  return (await listMessages(test.database, { placePaths: null, limit: 100 })).filter((row) => row.subjectId === subjectId);
}

function work(senders: Senders, resolve = nowhere): Promise<number> {
  return runDueJobs(platform, notifyJobs(resolve, senders));
}

describe('the outbox', () => {
  it('holds a message exactly when the business it tells about is committed', async () => {
    const id = newId();
    const undone = runInTransaction(test.database, async (transaction) => {
      await notify(transaction, {
        to: { kind: 'phone', phone: '13812345678' },
        template: 'requests.received',
        parameters: { number: '1', link: '2' },
        subject: { type: 'request', id },
      });
      throw new Error('refused');
    });
    await expect(undone).rejects.toThrow('refused');
    expect(await about(id)).toEqual([]);
    expect(await work({ sms })).toBe(0);
  });

  it('sends once and notes the provider', async () => {
    const id = await tell();
    await work({ sms });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ address: '13812345678', language: 'zh' });
    expect(sent[0]?.text).toContain('CL-2026-000123');
    expect(await about(id)).toMatchObject([{ state: 'sent', sender: 'test-sms', channel: 'sms', attempts: 1, finishedAt: platform.clock.now() }]);
  });

  it('does not send again when the job runs twice', async () => {
    const id = await tell();
    await work({ sms });
    await addJob(test.database, 'notify.send', { id: (await about(id))[0]!.id });
    await work({ sms });
    expect(sent).toHaveLength(1);
  });

  it('writes one message for one occasion', async () => {
    const subject = { type: 'request', id: newId() };
    await tell({ subject, key: 'occasion' });
    await tell({ subject, key: 'occasion' });
    expect(await about(subject.id)).toHaveLength(1);
    expect(await work({ sms })).toBe(1);
  });

  it('only shows messages while no sender is configured', async () => {
    const id = await tell();
    await work({});
    expect(await about(id)).toMatchObject([{ state: 'shown', sender: 'outbox', channel: 'sms' }]);
  });

  it('looks up where accounts are reached, and leaves the rest to their inbox', async () => {
    const account = newId();
    const known = await tell({ to: { kind: 'resident', id: account } });
    await work({ sms }, async (_, { id }) => (id === account ? { channel: 'sms', address: '13900000000' } : undefined));
    expect(sent[0]?.address).toBe('13900000000');
    expect(await about(known)).toMatchObject([{ state: 'sent', address: '13900000000', recipientId: account }]);
    const unknown = await tell({ to: { kind: 'staff', id: newId() } });
    await work({ sms });
    expect(await about(unknown)).toMatchObject([{ state: 'shown', channel: 'inbox', address: null }]);
  });

  it('tries again after a failure and gives up after a refusal', async () => {
    const id = await tell();
    await expect(work({ sms: failing(new Error('away')) })).rejects.toThrow('away');
    expect(await about(id)).toMatchObject([{ state: 'waiting', attempts: 1, lastError: 'away' }]);
    await work({ sms });
    expect(await about(id)).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }]);

    const refused = await tell();
    await work({ sms: failing(new RefusedError('no such number')) });
    expect(await about(refused)).toMatchObject([{ state: 'refused', lastError: 'no such number' }]);
  });

  it('notes the refusal when the last attempt fails', async () => {
    const id = await tell();
    const [job] = notifyJobs(nowhere, { sms: failing(new Error('still away')) }) as [AnyJob];
    await job.run(
      { id: (await about(id))[0]!.id },
      { platform, logger: platform.logger, jobId: '1', attempt: 12, last: true, signal: new AbortController().signal },
    );
    expect(await about(id)).toMatchObject([{ state: 'refused', lastError: 'still away' }]);
    await work({ sms });
    expect(sent).toEqual([]);
  });

  it('does not send what has expired', async () => {
    const id = await tell({ expiresAt: new Date(platform.clock.now().getTime() + 60_000) });
    platform.clock.advance({ minutes: 2 });
    await work({ sms });
    expect(sent).toEqual([]);
    expect(await about(id)).toMatchObject([{ state: 'expired' }]);
  });
});

describe('confidential messages', () => {
  const empty = { body: null, shortBody: null, parameters: null };
  const confidential = () => ({ confidential: true, expiresAt: new Date(platform.clock.now().getTime() + 300_000) });

  it('keep no text once they are sent', async () => {
    const id = await tell(confidential());
    expect((await about(id))[0]?.body).toContain('CL-2026-000123');
    await work({ sms });
    expect(await about(id)).toMatchObject([{ state: 'sent', ...empty }]);
  });

  it('stay readable in the outbox until they expire when it is the only way to get them', async () => {
    const id = await tell(confidential());
    await work({});
    expect((await about(id))[0]?.body).toContain('CL-2026-000123');
    platform.clock.advance({ minutes: 6 });
    await addJob(test.database, 'notify.wipe', {});
    await work({});
    expect(await about(id)).toMatchObject([{ state: 'shown', ...empty }]);
  });
});

describe('erasing messages', () => {
  it.each(['address', 'recipient', 'subject'] as const)('by %s empties them and stops what is not sent yet', async (by) => {
    const account = newId();
    const phone = `139${String(Date.now()).slice(-8)}`;
    const id = await tell(by === 'recipient' ? { to: { kind: 'resident', id: account } } : { to: { kind: 'phone', phone } });
    const other = await tell();
    const selection = { address: { address: phone }, recipient: { recipientId: account }, subject: { subjectType: 'request', subjectId: id } }[by];
    await runInTransaction(test.database, (transaction) => eraseMessages(transaction, selection, platform.clock.now()));
    await work({ sms });
    expect(await about(id)).toMatchObject([{ state: 'erased', address: null, title: null, body: null, parameters: null }]);
    expect(await about(other)).toMatchObject([{ state: 'sent' }]);
  });
});

describe('listing the outbox', () => {
  const administrator = { kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role: 'administrator', placePath: '32' }] } as const;

  async function list(query = ''): Promise<{ status: number; json: { items: Record<string, unknown>[]; nextCursor: string | null } }> {
    const response = await fetch(`${http.url}/api/v1/outbox${query}`);
    return { status: response.status, json: (await response.json()) as never };
  }

  it('is for administrators only', async () => {
    http.actAs({ kind: 'visitor' });
    expect((await list()).status).toBe(401);
    http.actAs({ kind: 'resident', id: newId() });
    expect((await list()).status).toBe(403);
    http.actAs({ ...administrator, assignments: [{ role: 'clerk', placePath: '32' }] });
    expect((await list()).status).toBe(403);
    http.actAs(administrator);
    expect((await list()).status).toBe(200);
  });

  it('masks numbers and secret links, counts text messages, and pages', async () => {
    http.actAs(administrator);
    await tell({ parameters: { number: '请打13987654321', link: 'https://example.cn/t/secretToken_1', place: '', workstation: '', message: '' } });
    await work({});
    const whole = await list('?limit=100');
    expect(JSON.stringify(whole.json)).not.toMatch(/\b1[3-9]\d{9}\b|secretToken/u);
    expect(whole.json.items[0]).toMatchObject({ recipient: '138****5678', smsParts: 1, state: 'shown', channel: 'sms' });
    expect(whole.json.items[0]?.['text']).toMatch(/^【连心】.*139\*{4}4321.*\/t\/…/u);
    const first = await list('?limit=2');
    const second = await list(`?limit=100&cursor=${first.json.nextCursor}`);
    expect([...first.json.items, ...second.json.items]).toEqual(whole.json.items);
    expect((await list('?state=sent&limit=100')).json.items.every(({ state }) => state === 'sent')).toBe(true);
  });
});

describe('the outbox of a street', () => {
  const street = '320000000000.320500000000.320508000000.320508020000';
  const at = (placePath: string) => ({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role: 'administrator', placePath }] }) as const;
  const retention = (init?: RequestInit) => fetch(`${http.url}/api/v1/outbox/retention`, init);
  const put = (body: object) =>
    retention({ method: 'PUT', headers: { 'content-type': 'application/json', 'x-requested-with': 'lianxin' }, body: JSON.stringify(body) });

  it('holds what is about its places, the city’s holds everything', async () => {
    const own = await tell({ placePath: `${street}.320508020014` });
    const foreign = await tell({ placePath: '320000000000.320500000000.320508000000.320508023000' });
    const nowhereSaid = await tell();
    const seenBy = async (placePath: string): Promise<readonly string[]> => {
      http.actAs(at(placePath));
      const { items } = (await (await fetch(`${http.url}/api/v1/outbox?limit=100`)).json()) as { items: { subject: { id: string } }[] };
      return items.map(({ subject }) => subject.id).filter((id) => [own, foreign, nowhereSaid].includes(id));
    };
    expect(await seenBy(street)).toEqual([own]);
    expect(await seenBy('320000000000.320500000000')).toHaveLength(3);
  });

  it('is emptied after the period the city set, and only the city sets it', async () => {
    http.actAs(at(street));
    expect(await (await retention()).json()).toMatchObject({ days: 180, mayChange: false });
    const refused = await put({ days: 30, source: '市档案管理规定' });
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'city-wide-only']);
    http.actAs(at('320000000000.320500000000'));
    expect(await (await put({ days: 30, source: '市档案管理规定' })).json()).toMatchObject({ days: 30, mayChange: true });
    expect((await put({ days: 0, source: '市档案管理规定' })).status).toBe(422);
    const old = await tell();
    await work({ sms });
    const waiting = await tell();
    platform.clock.advance({ days: 31 });
    const young = await tell();
    await addJob(test.database, 'notify.emptyOld', {});
    await runDueJobs(platform, notifyJobs(nowhere, { sms }).filter(({ name }) => name === 'notify.emptyOld'));
    expect(await about(old)).toMatchObject([{ state: 'erased', address: null, body: null, title: null, parameters: null }]);
    expect(await about(waiting)).toMatchObject([{ state: 'waiting', address: '13812345678' }]);
    expect(await about(young)).toMatchObject([{ state: 'waiting', address: '13812345678' }]);
  });
});
