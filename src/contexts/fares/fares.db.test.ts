import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { verifyHistory } from '../../platform/events/verify.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/test-database.ts';
import { type TestHttp, testHttp } from '../../platform/testing/test-http.ts';
import { type TestPlatform, testPlatform } from '../../platform/testing/test-platform.ts';
import type { Actor, Role } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import { forgetRulebook } from './actions/rulebook.ts';
import { type PolicyDetail, type RulebookAnswer, type SimulationResult, quoteSchema } from './contract.ts';
import { type ConcessionPolicy, type Quote, chainedTables, policyTemplates, serveFares, shippedCatalogue } from './index.ts';

let test: TestDatabase;
let platform: TestPlatform;
let http: TestHttp;

const city = '320000000000.320500000000';
const street = `${city}.320508000000.320508020000`;
const staff = (role: Role, placePath = city): Actor => ({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role, placePath }] });
const editor = staff('administrator');
const approver = staff('supervisor');

async function open(): Promise<void> {
  test = await testDatabase();
  platform = testPlatform(test);
  http = await testHttp((router) => serveFares(router, platform));
}
async function close(): Promise<void> {
  await http.close();
  await test.close();
}
beforeAll(open);
afterAll(close);
beforeEach(async () => {
  await sql`truncate fare_policy`.execute(test.database);
  forgetRulebook(test.database);
  http.actAs({ kind: 'visitor' });
});

interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
}
interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly fields: readonly { readonly field: string; readonly code: string }[];
  readonly params: Readonly<Record<string, unknown>>;
  readonly version?: number;
}

async function get<Body>(path: string): Promise<Answer<Body>> {
  const response = await fetch(`${http.url}${path}`);
  return { status: response.status, body: (await response.json()) as Body };
}

async function post<Body>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer<Body>> {
  const response = await fetch(`${http.url}${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-requested-with': 'lianxin', ...headers }, body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const quotePath = (changes: Readonly<Record<string, string>> = {}): string =>
  `/api/v1/fares/quote?${new URLSearchParams({ from: '木渎', to: 'Zhongnanjie', at: '2022-07-16T10:00:00+08:00', medium: 'suzhou-tong', ...changes }).toString()}`;
const price = async (changes: Readonly<Record<string, string>> = {}): Promise<number | null> => (await get<Quote>(quotePath(changes))).body.payFen;

describe('quotes over HTTP', () => {
  it('price a ride with reasons in both languages', async () => {
    const { status, body } = await get<Quote>(quotePath());
    expect(status).toBe(200);
    expect(quoteSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({ payFen: 300, baseFen: 600, metres: 25_171, day: { date: '2022-07-16', weekday: 6, kind: 'weekend' } });
    expect(body.policies.map((policy) => [policy.id, policy.applied])).toEqual([['half-price-summer-2022', true], ['ordinary-card-95', false]]);
    for (const { because } of body.policies) expect(because.zh !== '' && because.en !== '').toBe(true);
  });

  it('know the name of the holiday', async () => {
    expect((await get<Quote>(quotePath({ at: '2022-09-12T10:00:00+08:00' }))).body.day).toMatchObject({ kind: 'publicHoliday', name: '中秋节', nameEn: 'Mid-Autumn Festival' });
  });

  it('survive a plus sign lost in the link', async () => {
    const { body } = await get<Quote>('/api/v1/fares/quote?from=mudu&to=zhongnanjie&at=2022-07-16T10:00:00+08:00&medium=suzhou-tong');
    expect(body.payFen).toBe(300);
  });

  it.each([
    [{ from: '木椟' }, 'unknown-station', 'query.from'],
    [{ medium: 'seashells' }, 'unknown-medium', 'query.medium'],
    [{ at: '2027-01-01T10:00:00+08:00' }, 'calendar-not-published', 'query.at'],
    [{ at: '2024-05-01T10:00:00+08:00' }, 'network-not-available', 'query.at'],
    [{ at: 'tomorrow' }, 'invalid-time', 'query.at'],
    [{ exit: '2022-07-16T09:00:00+08:00' }, 'exit-before-entry', 'query.exit'],
    [{ rider: 'giant!' }, 'invalid-rider', 'query.rider'],
    [{ network: 'mars' }, 'unknown-network', 'query.network'],
    [{ ride: 'many' }, 'invalid-input', 'query.ride'],
  ])('%o is a 422 %s at %s', async (changes: Record<string, string>, code, field) => {
    const { status, body } = await get<ProblemBody>(quotePath(changes));
    expect([status, body.code, body.fields[0]?.field]).toEqual([422, code, field]);
  });

  it('name the nearest stations', async () => {
    expect((await get<ProblemBody>(quotePath({ from: '木椟' }))).body.params['nearest']).toContain('木渎');
  });
});

describe('what goes with quotes', () => {
  it('networks, stations by initials, discount days, a table and the rulebook', async () => {
    expect((await get<{ items: unknown[] }>('/api/v1/fares/networks')).body.items).toMatchObject([{ network: 'suzhou-metro', stations: 154, lines: 5, validTo: '2023-06-23' }]);
    expect((await get<{ items: unknown[] }>('/api/v1/fares/stations?q=gjnl')).body.items).toMatchObject([{ name: '广济南路' }]);
    expect((await get<{ items: unknown[] }>('/api/v1/fares/stations?limit=500')).body.items.length).toBe(154);
    const days = (await get<{ items: { policies: string[] }[] }>('/api/v1/fares/days?from=2022-07-01&to=2022-09-30')).body.items;
    expect(days.filter((day) => day.policies.includes('half-price-summer-2022')).length).toBe(21);
    const table = (await get<{ fares: { id: string; payFen: number | null }[] }>('/api/v1/fares/table?from=mudu&at=2022-07-16&medium=suexing-code')).body.fares;
    expect(table.length).toBe(154);
    expect(table.find((fare) => fare.id === 'zhongnanjie')?.payFen).toBe(300);
    expect(table.find((fare) => fare.id === 'mudu')?.payFen).toBeNull();
    const rulebook = (await get<RulebookAnswer>('/api/v1/fares/rulebook')).body;
    expect(rulebook.policies.map((policy) => policy.id)).toEqual(['half-price-summer-2022', 'ordinary-card-95']);
    expect(rulebook.calendar.days.find((day) => day.date === '2022-10-08')?.kind).toBe('swappedWorkday');
  });

  it('refuse spans that are too long and tables from nowhere', async () => {
    expect((await get<ProblemBody>('/api/v1/fares/days?from=2019-01-01&to=2026-12-31')).body.code).toBe('invalid-time');
    expect((await get<ProblemBody>('/api/v1/fares/table?from=nowhere&at=2022-07-16&medium=suexing-code')).body.code).toBe('unknown-station');
  });
});

const simulation = { from: '2022-07-16', to: '2022-07-18', profiles: [{ medium: 'suzhou-citizen-card', rider: 'age:72' }], times: ['08:00', '10:00'] };
const template = (id: string): ConcessionPolicy => {
  const found = [...shippedCatalogue.policies, ...policyTemplates].find((policy) => policy.id === id);
  if (!found) throw new Error(id);
  return found;
};

interface Result {
  readonly id: string;
  readonly state: string;
  readonly version: number;
}

async function draft(content: ConcessionPolicy): Promise<Result> {
  http.actAs(editor);
  const { status, body } = await post<Result>('/api/v1/fares/policies', { content });
  expect(status).toBe(201);
  return body;
}

async function act(actor: Actor, policy: Result, action: string, input: object = {}): Promise<Answer<Result & ProblemBody>> {
  http.actAs(actor);
  return post<Result & ProblemBody>(`/api/v1/fares/policies/${policy.id}/actions/${action}`, { ...input, baseVersion: policy.version });
}

async function bring(policy: Result, ...steps: [actor: Actor, action: string, input?: object][]): Promise<Result> {
  let current = policy;
  for (const [actor, action, input] of steps) {
    const { status, body } = await act(actor, current, action, input);
    expect(status, `${action}: ${JSON.stringify(body)}`).toBe(200);
    current = body;
  }
  return current;
}
const toApproved = [[editor, 'simulate', simulation], [editor, 'submit'], [approver, 'approve']] as [Actor, string, object?][];

describe('a policy on its way', () => {
  it('is entered without code, simulated, approved by another person, published, and then priced', async () => {
    const policy = await draft(template('seventy-free-off-peak'));
    const rider = { medium: 'suzhou-citizen-card', rider: 'age:72', at: '2022-07-18T10:00:00+08:00' };
    const simulated = await bring(policy, [editor, 'simulate', simulation]);
    expect(await price(rider)).toBe(570);
    await bring(simulated, [editor, 'submit'], [approver, 'approve', { remark: '同意' }], [editor, 'publish']);
    expect(await price(rider)).toBe(0);
    expect(await price({ ...rider, at: '2022-07-18T08:59:59+08:00' })).toBe(570);
    expect(await price({ ...rider, at: '2022-07-18T09:00:00+08:00' })).toBe(0);
    expect(await price({ ...rider, rider: 'age:69' })).toBe(570);
  });

  it('shows who would win before it is published', async () => {
    const policy = await draft(template('seventy-free-off-peak'));
    const simulated = await bring(policy, [editor, 'simulate', simulation]);
    const detail = (await get<PolicyDetail>(`/api/v1/fares/policies/${simulated.id}`)).body;
    // Saturday, Sunday, Monday: only Monday 08:00 is no gain.
    expect(detail.simulation?.result).toMatchObject({ rides: 154 * 153 * 6, cheaper: 154 * 153 * 5, dearer: 0, same: 154 * 153 });
    expect(detail.simulation?.result.byTime.map((row) => [row.time, row.cheaper])).toEqual([['08:00', 154 * 153 * 2], ['10:00', 154 * 153 * 3]]);
    expect(detail.actions.map(({ action }) => action)).toEqual(['revise', 'simulate', 'submit', 'discard']);
  });

  it('prices monthly tiers entered as data', async () => {
    await bring(await draft(template('monthly-ride-tiers')), ...toApproved, [editor, 'publish']);
    const on = { medium: 'suexing-code', at: '2022-07-18T10:00:00+08:00' };
    expect(await Promise.all(['1', '21', '41'].map((ride) => price({ ...on, ride })))).toEqual([570, 540, 480]);
    expect(await price(on)).toBe(600);
  });

  it('needs another person to approve what one wrote or submitted', async () => {
    const policy = await bring(await draft(template('monthly-ride-tiers')), [editor, 'simulate', simulation], [editor, 'submit']);
    const { status, body } = await act(editor, policy, 'approve');
    expect([status, body.code]).toEqual([403, 'needs-another-person']);
    const returned = await bring(policy, [approver, 'return', { explanation: '时段请核对' }], [approver, 'revise', { content: template('monthly-ride-tiers') }], [approver, 'simulate', simulation], [editor, 'submit']);
    expect((await act(approver, returned, 'approve')).body.code).toBe('needs-another-person');
  });

  it('cannot be submitted without a simulation of exactly this text', async () => {
    const policy = await draft(template('monthly-ride-tiers'));
    expect((await act(editor, policy, 'submit')).body.code).toBe('illegal-transition');
    const revised = await bring(policy, [editor, 'simulate', simulation], [editor, 'revise', { content: template('monthly-ride-tiers') }]);
    expect((await act(editor, revised, 'submit')).body.code).toBe('illegal-transition');
  });

  it('refuses whoever saw an older version', async () => {
    const policy = await draft(template('monthly-ride-tiers'));
    await bring(policy, [editor, 'simulate', simulation]);
    expect((await act(editor, policy, 'simulate', simulation)).body).toMatchObject({ code: 'changed-meanwhile', version: 2 });
  });
});

describe('versions', () => {
  it('a new version takes the place of the shipped one and then of the one before; withdrawn, none is left', async () => {
    const shipped = template('half-price-summer-2022');
    const first = await bring(await draft({ ...shipped, effect: { kind: 'percent', payPercent: 40 } }), ...toApproved, [editor, 'publish']);
    const quoted = (await get<Quote>(quotePath())).body;
    expect(quoted.payFen).toBe(240);
    expect(quoted.policies.filter((policy) => policy.id === shipped.id).map((policy) => policy.version)).toEqual([2]);
    const second = await bring(await draft({ ...shipped, effect: { kind: 'percent', payPercent: 60 } }), ...toApproved, [editor, 'publish']);
    expect(await price()).toBe(360);
    http.actAs(editor);
    expect((await get<PolicyDetail>(`/api/v1/fares/policies/${first.id}`)).body).toMatchObject({ state: 'superseded', number: 2 });
    await bring(second, [editor, 'withdraw', { explanation: '通告撤回' }]);
    expect(await price()).toBe(570);
  });

  it('an older version does not come after a newer one', async () => {
    const older = await bring(await draft(template('monthly-ride-tiers')), ...toApproved);
    await bring(await draft(template('monthly-ride-tiers')), ...toApproved, [editor, 'publish']);
    expect((await act(editor, older, 'publish')).body.code).toBe('newer-in-force');
  });

  it('two drafts at once get different numbers', async () => {
    http.actAs(editor);
    const drafts = await Promise.all([1, 2, 3, 4].map(() => draft(template('monthly-ride-tiers'))));
    const numbers = await Promise.all(drafts.map(async ({ id }) => (await get<PolicyDetail>(`/api/v1/fares/policies/${id}`)).body.number));
    expect(numbers.sort((one, other) => one - other)).toEqual([1, 2, 3, 4]);
  });

  it('a repeated draft is one draft', async () => {
    http.actAs(editor);
    const send = () => post<Result>('/api/v1/fares/policies', { content: template('monthly-ride-tiers') }, { 'idempotency-key': 'draft-once-0001' });
    expect((await send()).body.id).toBe((await send()).body.id);
  });
});

describe('who may', () => {
  it.each([
    ['a visitor', { kind: 'visitor' } as Actor, 401], ['a resident', { kind: 'resident', id: newId() } as Actor, 403], ['a clerk', staff('clerk'), 403], ['an auditor', staff('auditor'), 403],
  ])('%s writes no policy', async (_, actor, status) => {
    http.actAs(actor);
    expect((await post('/api/v1/fares/policies', { content: template('monthly-ride-tiers') })).status).toBe(status);
  });

  it('nobody below sees or touches drafts of the city; auditors of the city read them', async () => {
    const policy = await draft(template('monthly-ride-tiers'));
    expect((await act(staff('supervisor', street), policy, 'simulate', simulation)).status).toBe(404);
    http.actAs(staff('supervisor', street));
    expect((await get(`/api/v1/fares/policies/${policy.id}`)).status).toBe(404);
    expect((await get<{ items: unknown[] }>('/api/v1/fares/policies')).body.items).toEqual([]);
    http.actAs(staff('auditor'));
    expect((await get<PolicyDetail>(`/api/v1/fares/policies/${policy.id}`)).body.actions).toEqual([]);
    expect((await get<{ items: unknown[] }>('/api/v1/fares/policies')).body.items.length).toBe(1);
  });

  it.each([
    ['content.media.included', { media: { included: ['seashells'], excluded: [] } }], ['content.network', { network: 'mars' }], ['content.window.to', { window: { from: '2022-07-16', to: '2022-07-15' } }],
  ])('a wrong %s is named', async (field, changes) => {
    http.actAs(editor);
    const { status, body } = await post<ProblemBody>('/api/v1/fares/policies', { content: { ...template('monthly-ride-tiers'), ...changes } });
    expect([status, body.fields[0]?.field]).toEqual([422, field]);
  });
});

describe('lists and histories', () => {
  it('page by newest change', async () => {
    for (let count = 0; count < 3; count++) await draft(template('monthly-ride-tiers'));
    const first = (await get<{ items: { id: string }[]; nextCursor: string }>('/api/v1/fares/policies?limit=2')).body;
    const rest = (await get<{ items: { id: string }[]; nextCursor: string | null }>(`/api/v1/fares/policies?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`)).body;
    expect(new Set([...first.items, ...rest.items].map((item) => item.id)).size).toBe(3);
    expect(rest.nextCursor).toBeNull();
  });

  it('verify, and tell when a state was changed behind them', async () => {
    // Emptying the table between tests has left histories without records: this one starts on a clean database.
    await close();
    await open();
    const policy = await bring(await draft(template('monthly-ride-tiers')), ...toApproved, [editor, 'publish']);
    expect((await verifyHistory(test.database, { tables: chainedTables })).findings).toEqual([]);
    await sql`update fare_policy set state = 'withdrawn' where id = ${policy.id}::uuid`.execute(test.database);
    expect((await verifyHistory(test.database, { tables: chainedTables })).findings).toMatchObject([{ subjectId: policy.id, code: 'record-state-changed' }]);
  });

  it('try a simulation without storing anything', async () => {
    http.actAs(editor);
    const { status, body } = await post<SimulationResult>('/api/v1/fares/simulations', { ...simulation, content: template('seventy-free-off-peak') });
    expect([status, body.cheaper]).toEqual([200, 154 * 153 * 5]);
    expect((await get<{ items: unknown[] }>('/api/v1/fares/policies')).body.items).toEqual([]);
    expect((await post<ProblemBody>('/api/v1/fares/simulations', { ...simulation, to: '2027-01-01', from: '2026-12-31', content: template('seventy-free-off-peak') })).body.code).toMatch(/calendar-not-published|network-not-available/);
  });
});
