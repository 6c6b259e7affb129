import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyHistory } from '../../../../platform/events/verify.ts';
import type { Actor, StaffActor } from '../../../../shared/actor.ts';
import { newId } from '../../../../shared/ids.ts';
import { chainedTables } from '../../index.ts';
import { type RevisionPlan, type ProjectRules, projectRulesSchema } from '../../inputs/rules.ts';
import { rulebookOn, rulebooks } from '../../rules/rulebook.ts';
import { withValue } from '../../rules/rule-fields.ts';
import { type ProjectWorld, projectWorld } from '../../testing/project-world.ts';
import { fundsAt } from '../funds/index.ts';
import { readDeskProject } from '../projects/read-project.ts';
import { proposeRules } from './propose-rules.ts';
import { readPublicRules, readRulesPage } from './read-rules.ts';
import { takeRulesAction } from './take-rules-action.ts';

let world: ProjectWorld;
beforeAll(async () => {
  world = await projectWorld();
});
afterAll(() => world.close());

const street = '320508020000';
const { validFrom: _from, source: _source, ...rest } = rulebookOn(rulebooks, '2026-03-10');
const shipped: ProjectRules = projectRulesSchema.parse(rest);
const limited = (path: string, value: number): ProjectRules => withValue(shipped, path, value);

function propose(rules: ProjectRules, validFrom: string, actor: Actor = world.approver) {
  return proposeRules(world.platform, { actor, plan: { ruleSet: 'projects', divisionCode: street, validFrom, source: '沧街办〔2026〕12号', rules } });
}
const release = (actor: Actor, revisionId: string) => takeRulesAction(world.platform, { actor, revisionId, action: 'releaseRules', input: {} });
const setOf = async (name: string, actor: Actor = world.approver) => (await readRulesPage(world.platform, actor, street)).sets.find(({ ruleSet }) => ruleSet === name);

describe('new rules of projects', () => {
  it('that loosen a limit wait for somebody else; running projects keep theirs, new ones follow', async () => {
    const fundId = await world.fund(9_000_000);
    const running = await world.submitted(fundId, 900_000);
    const { id, state } = await propose({ ...limited('kinds.emergency.maximumFen', 3_000_000), approvals: [{ uptoFen: 20_000_000, roles: ['approver'], persons: 1 }] }, '2026-03-10');
    expect(state).toBe('awaiting');
    expect(await setOf('projects')).toMatchObject({ placeName: null, since: '2019-01-01', revisions: [{ state: 'awaiting', changed: ['kinds.emergency.maximumFen', 'approvals'], raises: ['kinds.emergency.maximumFen', 'approvals'] }] });
    await expect(release(world.approver, id)).rejects.toMatchObject({ code: 'needs-another-person' });
    const results = await Promise.allSettled([release(world.secondApprover, id), release(world.secondApprover, id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await setOf('projects')).toMatchObject({ since: '2026-03-10', source: { zh: '沧街办〔2026〕12号' }, revisions: [{ inForce: true }] });
    expect((await setOf('projects'))?.placeName).toContain('沧浪');
    expect(await readPublicRules(world.platform, street)).toMatchObject({ kinds: { emergency: { maximumFen: 3_000_000 } } });
    expect(await readPublicRules(world.platform, undefined)).toMatchObject({ kinds: { emergency: { maximumFen: 2_000_000 } } });
    // What was submitted under the old limit is changed under the old limit.
    await world.act(world.approver, running, 'approve', {});
    await world.working(running, 900_000);
    await expect(world.act(world.lead, running, 'requestChange', { amountFen: 2_500_000, explanation: '加长' })).rejects.toMatchObject({ code: 'above-limit' });
    const fresh = await world.submitted(fundId, 2_500_000);
    expect((await world.row(fresh)).rulesId).toBe(id);
    expect((await readDeskProject(world.platform, world.lead, fresh)).checks.find(({ rule }) => rule === 'amountLimit')).toMatchObject({ outcome: 'passed', source: '沧街办〔2026〕12号' });
    await expect(takeRulesAction(world.platform, { actor: world.approver, revisionId: id, action: 'withdrawRules', input: { explanation: '写错' } })).rejects.toMatchObject({ code: 'rules-begun' });
  });

  it('that only tighten hold from their day; never in the past, never two on one day, never the same again', async () => {
    const standing = (await setOf('projects'))?.rules as ProjectRules;
    const tighter = withValue(standing, 'startFirst.maximumFen', 300_000);
    await expect(propose(tighter, '2026-03-09')).rejects.toMatchObject({ fields: [{ field: 'validFrom', code: 'in-the-past' }] });
    await expect(propose(standing, '2026-03-20')).rejects.toMatchObject({ code: 'nothing-changed' });
    await expect(propose(withValue(tighter, 'startFirst.maximumFen', 4_000_000), '2026-03-20')).rejects.toMatchObject({ fields: [{ field: 'rules.startFirst.maximumFen', code: 'above-emergency-limit' }] });
    const results = await Promise.allSettled([propose(tighter, '2026-03-20'), propose(withValue(tighter, 'splitting.days', 120), '2026-03-20', world.accountant)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { fields: [{ field: 'validFrom', code: 'rules-that-day' }] } });
    expect((await setOf('projects'))?.since).toBe('2026-03-10');
    world.platform.clock.set('2026-03-20T02:00:00Z');
    expect((await setOf('projects'))?.since).toBe('2026-03-20');
    world.platform.clock.set('2026-03-10T02:00:00Z');
  });

  it('wait no longer than until their day, and are refused or taken back by whom it concerns', async () => {
    const standing = (await setOf('projects'))?.rules as ProjectRules;
    const { id } = await propose(withValue(standing, 'kinds.ordinary.maximumFen', 19_000_000 + 1_500_000), '2026-03-11').catch(() => ({ id: '' }));
    const waiting = id === '' ? (await propose({ ...withValue(standing, 'quotes', [{ uptoFen: 20_000_000, count: 1 }]) }, '2026-03-11')).id : id;
    await expect(takeRulesAction(world.platform, { actor: world.secondApprover, revisionId: waiting, action: 'withdrawRules', input: { explanation: '写错' } })).rejects.toMatchObject({ status: 403 });
    world.platform.clock.set('2026-03-12T02:00:00Z');
    await expect(release(world.secondApprover, waiting)).rejects.toMatchObject({ code: 'rules-day-passed' });
    await takeRulesAction(world.platform, { actor: world.secondApprover, revisionId: waiting, action: 'refuseRules', input: { explanation: '依据不足' } });
    world.platform.clock.set('2026-03-10T02:00:00Z');
    expect((await setOf('projects'))?.revisions.find((one) => one.id === waiting)).toMatchObject({ state: 'refused', actions: [] });
  });

  it('belong to whoever keeps rules at the place', async () => {
    const elsewhere: StaffActor = { kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role: 'approver', placePath: '320000000000.320500000000.320507000000' }] };
    await expect(propose(limited('splitting.days', 60), '2026-04-01', elsewhere)).rejects.toMatchObject({ status: 403 });
    await expect(propose(limited('splitting.days', 60), '2026-04-01', world.lead)).rejects.toMatchObject({ status: 403 });
    await expect(readRulesPage(world.platform, elsewhere, street)).rejects.toMatchObject({ status: 404 });
    expect((await readRulesPage(world.platform, world.lead, street)).mayPropose).toBe(false);
  });
});

describe('new rules of funds', () => {
  it('decide at once what money may be used for and who books it', async () => {
    const fundId = await world.fund(1_000_000, 'donation');
    const plan: RevisionPlan = { ruleSet: 'donation', divisionCode: street, validFrom: '2026-03-10', source: '捐赠办法', rules: { purposes: ['grant'], twoPersonsAboveFen: 1_000, carryOver: 'free', lowShare: 0.2 } };
    const { placePath } = world.approver.assignments[0] ?? { placePath: '' };
    const has = async (): Promise<boolean> => (await fundsAt(world.test.database, { placePath, at: world.platform.clock.now(), purpose: 'emergency' })).some(({ id }) => id === fundId);
    expect(await has()).toBe(true);
    expect(await proposeRules(world.platform, { actor: world.accountant, plan })).toMatchObject({ state: 'released' });
    expect(await has()).toBe(false);
    expect(await setOf('donation')).toMatchObject({ since: '2026-03-10', rules: { twoPersonsAboveFen: 1_000 } });
  });
});

describe('the history of rules', () => {
  it('verifies, and names a version that was changed behind it', async () => {
    const check = async () => (await verifyHistory(world.test.database, { tables: [...chainedTables] })).findings.map(({ code }) => code);
    expect(await check()).toEqual([]);
    await sql`update rule_revision set rules = jsonb_set(rules, '{twoPersonsAboveFen}', '999999') where rule_set = 'donation'`.execute(world.test.database);
    expect(await check()).toEqual(['record-field-changed']);
  });
});
