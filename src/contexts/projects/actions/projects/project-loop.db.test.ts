import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import { historyOf } from '../../../../platform/events/store.ts';
import { chainedTables as noticeTables, takeAction as takeNoticeAction } from '../../../notices/index.ts';
import { takeAction as takeRequestAction } from '../../../requests/index.ts';
import type { Actor } from '../../../../shared/actor.ts';
import { chainedTables } from '../../index.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { boardFor, exportForPublic, inboxFor, listForPublic, projectsOf } from './browse-projects.ts';
import { readDeskProject, readPublicProject } from './read-project.ts';
import { closeEvaluated, remindOfWarranties } from './run-jobs.ts';
import { suggestApplication } from './suggest-application.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await projectWorld();
});
afterAll(() => world.close());
beforeEach(() => world.platform.clock.set('2026-03-10T02:00:00Z'));

const withPhoto = async (actor: Actor): Promise<{ photos: string[] }> => ({ photos: [await world.photo(actor)] });
const actionsOf = async (actor: Actor, id: string): Promise<readonly string[]> => (await readDeskProject(world.platform, actor, id)).actions.map(({ action }) => action);
const acceptance = async (actor: Actor) => ({ residentsPresent: 5, residentsAgreed: 5, acceptanceView: '牢固', ...(await withPhoto(actor)) });
const finalLines = (unitPriceFen: number) => [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen }];

async function approved(amountFen: number, fundId: string): Promise<string> {
  const id = await world.submitted(fundId, amountFen);
  await world.act(world.approver, id, 'approve', {});
  return id;
}

async function settled(amountFen: number, finalFen: number, fundId: string): Promise<string> {
  const id = await approved(amountFen, fundId);
  await world.working(id, amountFen);
  await world.act(world.worker, id, 'reportDone', { summary: '完工', ...(await withPhoto(world.worker)) });
  await world.act(world.supervisor, id, 'accept', await acceptance(world.supervisor));
  await world.act(world.lead, id, 'settle', { finalLines: finalLines(finalFen) });
  return id;
}

describe('a project from a request', () => {
  it('inherits plan and photos, is done, paid and evaluated, and the public page says what the ledger says', async () => {
    const { platform, clerk, lead, worker, accountant, supervisor, act } = world;
    const fundId = await world.fund(2_000_000);
    const resident = world.resident;
    const { receipt } = await world.report({}, resident);
    const take = (actor: Actor, action: 'dispatch' | 'siteCheck' | 'plan' | 'startWork' | 'complete' | 'verify', input: object) => takeRequestAction(platform, { actor, requestId: receipt.id, action, input: input as never });
    await take(clerk, 'dispatch', { workstationId: world.workstationId });
    await take(worker, 'siteCheck', { findings: '停满了车', ...(await withPhoto(worker)) });
    expect((await projectsOf(platform, lead, 'request', receipt.id)).mayPropose).toBe(false);
    await take(lead, 'plan', {
      residentsViews: '11户同意', partyCommitteeView: '同意', partyCommitteeAgreed: true, measure: '安装不锈钢护栏', measureKind: 'emergencyMicroProject', plannedAmountFen: 862_000,
    });
    expect((await projectsOf(platform, lead, 'request', receipt.id)).mayPropose).toBe(true);
    const suggestion = await suggestApplication(platform, lead, { request: receipt.id });
    expect(suggestion).toMatchObject({ kind: 'emergency', workType: 'guardrail', what: '安装不锈钢护栏', plannedAmountFen: 862_000, residentsViews: '11户同意' });
    expect(suggestion.origins[0]?.photos).toHaveLength(1);

    const lines = [{ item: '不锈钢护栏', quantity: 18, unit: '米', unitPriceFen: 42_000 }, { item: '安装', quantity: 1, unit: '项', unitPriceFen: 106_000 }];
    const { id, number } = await world.propose(lead, world.application(fundId, { origins: [{ type: 'request', id: receipt.id }], lines }));
    await expect(world.propose(lead, world.application(fundId, { origins: [{ type: 'request', id: receipt.id }] }))).rejects.toMatchObject({ code: 'has-project' });
    await act(lead, id, 'submit', {});
    await act(world.approver, id, 'approve', { opinion: '同意' });
    expect(await world.balance(fundId)).toMatchObject({ free: 1_138_000, reserved: 862_000, paid: 0 });
    await world.working(id, 862_000);
    await act(worker, id, 'workNote', { workNote: '立柱已固定', ...(await withPhoto(worker)) });
    await act(worker, id, 'reportDone', { summary: '一天完工', ...(await withPhoto(worker)) });
    await act(supervisor, id, 'accept', await acceptance(supervisor));
    await act(lead, id, 'settle', { finalLines: [{ item: '不锈钢护栏', quantity: 18, unit: '米', unitPriceFen: 42_000 }, { item: '安装', quantity: 1, unit: '项', unitPriceFen: 100_000 }] });
    expect(await world.balance(fundId)).toMatchObject({ free: 1_144_000, reserved: 856_000, paid: 0 });
    await act(accountant, id, 'pay', { amountFen: 800_000 });
    platform.clock.set('2026-03-10T02:01:00Z');
    await act(accountant, id, 'pay', { amountFen: 56_000 });
    await act(lead, id, 'announceAfter', {});

    await take(worker, 'startWork', {});
    await take(worker, 'complete', { summary: '装好了', ...(await withPhoto(worker)) });
    await take(supervisor, 'verify', { verification: '属实', ...(await withPhoto(supervisor)) });
    await act(resident, id, 'evaluate', { level: 5 });
    await expect(act(resident, id, 'evaluate', { level: 4 })).rejects.toMatchObject({ status: 403 });
    expect(await projectsOf(platform, lead, 'request', receipt.id)).toMatchObject({ mayPropose: false, items: [{ number }] });

    const balance = await world.balance(fundId);
    expect(balance).toMatchObject({ free: 1_144_000, reserved: 0, paid: 856_000 });
    const page = await readPublicProject(platform, { kind: 'visitor' }, number);
    expect(page).toMatchObject({ state: 'paid', approvedFen: 862_000, finalFen: 856_000, paidFen: balance.paid, reservedFen: 0, rating: 5, ratingCount: 1, notice: { kind: 'afterwards', open: true } });
    expect(page.payments.map(({ amountFen }) => amountFen)).toEqual([800_000, 56_000]);
    expect(page.lines.filter(({ stage }) => stage === 'final').reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(page.paidFen);
    expect(JSON.stringify(page)).not.toContain('无利害关系');
    const { rows } = await sql<{ state: string }>`select state from request where id = ${receipt.id}::uuid`.execute(world.test.database);
    expect(rows[0]?.state).toBe('closed');
  });
});

describe('approval', () => {
  it('is refused to authors, reserves at once, and needs two people above the limit', async () => {
    const fundId = await world.fund(30_000_000, 'annualMicro');
    const small = await world.submitted(fundId, 200_000, 'ordinary');
    expect(await actionsOf(world.lead, small)).not.toContain('approve');
    await expect(world.act(world.lead, small, 'approve', {})).rejects.toMatchObject({ status: 403 });
    const large = await world.submitted(fundId, 2_000_001, 'ordinary');
    await world.act(world.approver, large, 'approve', {});
    expect((await world.row(large)).state).toBe('confirming');
    expect((await world.balance(fundId)).reserved).toBe(0);
    await expect(world.act(world.approver, large, 'confirm', {})).rejects.toMatchObject({ code: 'needs-another-person' });
    expect((await inboxFor(world.platform, world.secondApprover)).items.map(({ id }) => id)).toContain(large);
    await world.act(world.secondApprover, large, 'confirm', {});
    expect((await world.balance(fundId)).reserved).toBe(2_000_001);
  });

  it('never spends more than the fund has when two approve at once', async () => {
    const fundId = await world.fund(500_000);
    const one = await world.submitted(fundId, 400_000);
    const other = await world.submitted(fundId, 400_000);
    const results = await Promise.allSettled([world.act(world.approver, one, 'approve', {}), world.act(world.secondApprover, other, 'approve', {})]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'fund-insufficient' } });
    expect(await world.balance(fundId)).toMatchObject({ free: 100_000, reserved: 400_000 });
  });

  it('happens once when two approve the same project at once', async () => {
    const fundId = await world.fund(2_000_000);
    const id = await world.submitted(fundId, 400_000);
    const results = await Promise.allSettled([world.act(world.approver, id, 'approve', {}), world.act(world.secondApprover, id, 'approve', {})]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await world.balance(fundId)).toMatchObject({ free: 1_600_000, reserved: 400_000 });
  });

  it('does not follow an application that the rules exclude or that is incomplete', async () => {
    const fundId = await world.fund(3_000_000);
    const excluded = await world.propose(world.lead, world.application(fundId, { plannedWorks: true, workType: 'seating' }));
    await expect(world.act(world.lead, excluded.id, 'submit', {})).rejects.toMatchObject({ code: 'rules-failed', extra: { failed: ['plannedWorks'] } });
    const { why: _why, ...rest } = world.application(fundId);
    const incomplete = await world.propose(world.lead, { ...rest, lines: [] });
    await expect(world.act(world.lead, incomplete.id, 'submit', {})).rejects.toMatchObject({ fields: [{ field: 'why' }, { field: 'lines' }] });
    await expect(world.propose(world.lead, world.application(await world.fund(1, 'microGrant')))).rejects.toMatchObject({ code: 'fund-unfit' });
    const returned = await world.submitted(fundId, 400_000);
    await world.act(world.approver, returned, 'returnForRevision', { explanation: '请补照片' });
    expect((await world.row(returned)).state).toBe('draft');
  });
});

describe('what must not happen', () => {
  it('pays nothing before acceptance and nothing above the account', async () => {
    const fundId = await world.fund(2_000_000);
    const early = await approved(400_000, fundId);
    expect(await actionsOf(world.accountant, early)).not.toContain('pay');
    await expect(world.act(world.accountant, early, 'pay', { amountFen: 1 })).rejects.toMatchObject({ code: 'illegal-transition' });
    const id = await settled(400_000, 390_000, fundId);
    await expect(world.act(world.accountant, id, 'pay', { amountFen: 390_001 })).rejects.toMatchObject({ code: 'more-than-accepted' });
    const results = await Promise.allSettled([world.act(world.accountant, id, 'pay', { amountFen: 200_000 }), world.act(world.accountant, id, 'pay', { amountFen: 200_000 })]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await world.act(world.accountant, id, 'pay', { amountFen: 190_000 });
    expect(await actionsOf(world.accountant, id)).not.toContain('pay');
    await expect(world.act(world.accountant, id, 'pay', { amountFen: 1 })).rejects.toMatchObject({ code: 'illegal-transition' });
  });

  it('settles nothing above what was approved; a change asks again and moves the reservation', async () => {
    const fundId = await world.fund(2_000_000);
    const id = await approved(400_000, fundId);
    await world.working(id, 400_000);
    await expect(world.act(world.lead, id, 'requestChange', { amountFen: 399_999, explanation: '少做' })).rejects.toMatchObject({ code: 'below-contract' });
    await world.act(world.lead, id, 'requestChange', { amountFen: 450_000, explanation: '多两米' });
    await expect(world.act(world.lead, id, 'approveChange', {})).rejects.toMatchObject({ status: 403 });
    await world.act(world.approver, id, 'approveChange', {});
    expect((await world.balance(fundId)).reserved).toBe(450_000);
    await world.act(world.worker, id, 'reportDone', { summary: '完工', ...(await withPhoto(world.worker)) });
    await expect(world.act(world.officer, id, 'accept', await acceptance(world.officer))).rejects.toMatchObject({ status: 404 });
    await world.act(world.clerk, id, 'accept', await acceptance(world.clerk));
    await expect(world.act(world.lead, id, 'settle', { finalLines: finalLines(450_001) })).rejects.toMatchObject({ code: 'above-approved' });
  });

  it('closes no notice early or with an open objection, and chooses nobody before', async () => {
    const { platform, lead, clerk } = world;
    const fundId = await world.fund(5_000_000, 'annualMicro');
    const id = await world.submitted(fundId, 500_000, 'ordinary');
    await world.act(world.approver, id, 'approve', {});
    expect(await actionsOf(lead, id)).not.toContain('chooseContractor');
    await world.act(lead, id, 'addQuote', { contractorId: world.contractors[0], amountFen: 490_000, quotedOn: '2026-03-10' });
    const choice = { contractorId: world.contractors[0], amountFen: 490_000, noConflict: true as const, conflictStatement: '无', plannedStart: '2026-03-20', plannedEnd: '2026-03-25' };
    await expect(world.act(lead, id, 'chooseContractor', choice)).rejects.toMatchObject({ code: 'notice-first' });
    await world.act(lead, id, 'publishNotice', {});
    const noticeId = (await world.row(id)).noticeId ?? '';
    // What is posted is Chinese text; the keys let pages show the labels in the reader's language.
    const [posted] = await historyOf(world.test.database, 'publicNotice', noticeId);
    expect(posted?.publicDetail?.['facts']).toEqual(expect.arrayContaining([{ key: 'amount', label: '批准金额', value: '¥5,000.00' }]));
    expect(await actionsOf(lead, id)).not.toContain('endNotice');
    await expect(world.act(lead, id, 'endNotice', {})).rejects.toMatchObject({ code: 'notice-term-runs' });
    await takeNoticeAction(platform, { actor: { kind: 'visitor' }, noticeId, action: 'object', input: { text: '会挡住车位' } });
    platform.clock.set('2026-03-18T02:00:00Z');
    expect(await actionsOf(lead, id)).not.toContain('endNotice');
    await expect(world.act(lead, id, 'endNotice', {})).rejects.toMatchObject({ code: 'objection-open' });
    await takeNoticeAction(platform, { actor: clerk, noticeId, action: 'answer', input: { objectionNumber: 1, upheld: false, answer: '不占车位', publishWords: false } });
    await world.act(lead, id, 'endNotice', {});
    await world.act(lead, id, 'chooseContractor', choice);
    expect((await world.row(id)).state).toBe('contracted');
  });

  it('gives back what was reserved when a project is cancelled, and takes its notice down', async () => {
    const fundId = await world.fund(5_000_000, 'annualMicro');
    const id = await world.submitted(fundId, 500_000, 'ordinary');
    await world.act(world.approver, id, 'approve', {});
    await world.act(world.lead, id, 'publishNotice', {});
    await world.act(world.lead, id, 'cancel', { explanation: '居民改了主意' });
    expect(await world.balance(fundId)).toMatchObject({ free: 5_000_000, reserved: 0 });
    await expect(readPublicProject(world.platform, { kind: 'visitor' }, (await world.row(id)).number)).rejects.toMatchObject({ status: 404 });
  });
});

describe('emergencies that start first', () => {
  it('reserve at once, wait for their papers, are late beyond the term, and are paid only when ratified', async () => {
    const { platform, lead, worker, accountant } = world;
    const fundId = await world.fund(2_000_000);
    const { id } = await world.propose(lead, world.application(fundId, { workType: 'pipes', what: undefined }));
    const start = { danger: '雨水流进电表箱', amountFen: 400_000, fundId, contractorId: world.contractors[1], noConflict: true as const };
    await expect(world.act(lead, id, 'startFirst', { ...start, amountFen: 500_001, ...(await withPhoto(lead)) })).rejects.toMatchObject({ code: 'above-start-first' });
    await world.act(lead, id, 'startFirst', { ...start, ...(await withPhoto(lead)) });
    expect((await world.balance(fundId)).reserved).toBe(400_000);
    await world.act(worker, id, 'reportDone', { summary: '换好了', ...(await withPhoto(worker)) });
    await world.act(world.officer, id, 'accept', await acceptance(world.officer));
    await expect(world.act(lead, id, 'settle', { finalLines: finalLines(400_000) })).rejects.toMatchObject({ code: 'papers-missing' });
    platform.clock.set('2026-03-17T10:00:01Z');
    expect((await readDeskProject(platform, lead, id)).late).toContain('papers');
    await expect(world.act(lead, id, 'submitPapers', {})).rejects.toMatchObject({ code: 'application-incomplete' });
    await world.act(lead, id, 'revise', world.application(fundId, { workType: 'pipes' }));
    await world.act(lead, id, 'submitPapers', {});
    await expect(world.act(lead, id, 'ratify', {})).rejects.toMatchObject({ status: 403 });
    await world.act(world.approver, id, 'ratify', {});
    await world.act(lead, id, 'settle', { finalLines: finalLines(400_000) });
    await world.act(accountant, id, 'pay', { amountFen: 400_000 });
    expect((await world.row(id)).state).toBe('paid');
  });
});

describe('defects, warranty and closing', () => {
  it('send the work back until all are fixed', async () => {
    const fundId = await world.fund(2_000_000);
    const id = await approved(400_000, fundId);
    await world.working(id, 400_000);
    await world.act(world.worker, id, 'reportDone', { summary: '完工', ...(await withPhoto(world.worker)) });
    await expect(world.act(world.clerk, id, 'accept', { ...(await acceptance(world.clerk)), residentsAgreed: 2 })).rejects.toMatchObject({ code: 'majority-missing' });
    await world.act(world.clerk, id, 'findDefects', { defects: '焊点有毛刺\n\n螺丝松动' });
    expect(await actionsOf(world.worker, id)).not.toContain('reportDone');
    await expect(world.act(world.worker, id, 'reportDone', { summary: '好了', ...(await withPhoto(world.worker)) })).rejects.toMatchObject({ code: 'defects-open' });
    for (const defect of (await readDeskProject(world.platform, world.worker, id)).defects) {
      await world.act(world.worker, id, 'fixDefect', { defectId: defect.id, ...(await withPhoto(world.worker)) });
    }
    await world.act(world.worker, id, 'reportDone', { summary: '整改完成', ...(await withPhoto(world.worker)) });
    await world.act(world.clerk, id, 'accept', await acceptance(world.clerk));
    expect((await world.row(id)).warrantyUntil).toBe('2027-03-10');
  });

  it('close by themselves after their time for evaluations, and remind once of a warranty', async () => {
    const { platform } = world;
    const fundId = await world.fund(2_000_000);
    const id = await settled(400_000, 400_000, fundId);
    await world.act(world.lead, id, 'announceAfter', {});
    await world.act(world.accountant, id, 'pay', { amountFen: 400_000 });
    platform.clock.set('2026-05-10T02:00:00Z');
    await closeEvaluated(platform, new AbortController().signal);
    expect((await world.row(id)).state).toBe('closed');
    platform.clock.set('2027-02-20T02:00:00Z');
    await remindOfWarranties(platform, new AbortController().signal);
    await remindOfWarranties(platform, new AbortController().signal);
    const steps = (await readDeskProject(platform, world.lead, id)).steps.filter(({ action }) => action === 'remindWarranty');
    expect(steps).toHaveLength(1);
  });
});

describe('lists', () => {
  it('count what they show, stay within one’s places, and leave a history that verifies', async () => {
    const { platform } = world;
    const board = await boardFor(platform, world.supervisor, {});
    for (const { count, items } of board.columns) expect(items.length).toBe(Math.min(count, 30));
    const elsewhere = { ...world.supervisor, assignments: [{ role: 'supervisor' as const, placePath: '320000000000.320500000000.320507000000' }] };
    expect((await boardFor(platform, elsewhere, {})).columns.every(({ count }) => count === 0)).toBe(true);
    const { items } = await listForPublic(platform, { limit: 100 });
    expect(items.every(({ state }) => !['draft', 'submitted', 'rejected', 'cancelled'].includes(state))).toBe(true);
    const sent: unknown[] = [];
    const reply = { header: () => reply, type: () => reply, send: (stream: unknown) => (sent.push(stream), reply) };
    await exportForPublic(platform, {}, reply as never);
    let csv = '';
    for await (const chunk of sent[0] as AsyncIterable<unknown>) csv += String(chunk);
    expect(csv.trim().split('\r\n')).toHaveLength(items.length + 1);
    const report = await verifyHistory(world.test.database, { tables: [...chainedTables, ...noticeTables] });
    expect(report.findings).toEqual([]);
  });
});
