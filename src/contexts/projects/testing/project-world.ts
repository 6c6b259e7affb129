import { type LoopWorld, loopWorld } from '../../requests/testing/loop-world.ts';
import type { Actor, ResidentActor, Role, StaffActor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { divisionTree } from '../../places/index.ts';
import { createFund, fundBalance } from '../actions/funds/index.ts';
import { postEntry } from '../actions/funds/post-entry.ts';
import { registerContractor } from '../actions/projects/contractors.ts';
import { proposeProject } from '../actions/projects/propose-project.ts';
import { type ProjectResult, takeProjectAction } from '../actions/projects/take-action.ts';
import type { ProposeInput } from '../contract/project-schemas.ts';
import type { InputOf, ProjectAction, ProjectKind } from '../inputs.ts';
import type { FundKind } from '../rules/fund-rules.ts';
import { type ProjectRow, findProject } from '../store/projects/project-row.ts';

/** 沧浪街道 with everybody a project needs, a fund with money and two contractors. */
export interface ProjectWorld extends LoopWorld {
  readonly officer: StaffActor;
  readonly approver: StaffActor;
  readonly secondApprover: StaffActor;
  readonly accountant: StaffActor;
  readonly resident: ResidentActor;
  readonly contractors: readonly [string, string, string];
  fund(budgetFen: number, kind?: FundKind): Promise<string>;
  balance(fundId: string): ReturnType<typeof fundBalance>;
  application(fundId: string, change?: Partial<ProposeInput>): ProposeInput;
  propose(actor: Actor, input: ProposeInput): Promise<ProjectResult>;
  act<Action extends ProjectAction>(actor: Actor, id: string, action: Action, input: InputOf<Action>): Promise<ProjectResult>;
  row(id: string): Promise<ProjectRow>;
  /** Proposes and submits for this amount. */
  submitted(fundId: string, amountFen: number, kind?: ProjectKind): Promise<string>;
  /** On to work in progress, from approved. */
  working(id: string, amountFen: number): Promise<void>;
}

const street = '320508020000';
const community = '320508020014';
const creditCodes = ['91320508MA2100001J', '91320508MA2101370Y', '91320508MA21027446'];

/** Makes the world on a database of its own; the clock stands at Tuesday 10 March 2026, 10:00 in Suzhou. */
export async function projectWorld(): Promise<ProjectWorld> {
  const loop = await loopWorld();
  const { test, platform } = loop;
  const tree = await divisionTree(test.database);
  const at = (role: Role, code = street): StaffActor => ({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role, placePath: tree.get(code)?.path ?? '' }] });
  const [officer, approver, secondApprover, accountant] = [at('communityOfficer', community), at('approver'), at('approver'), at('accountant')];
  const contractors: string[] = [];
  for (const [index, creditCode] of creditCodes.entries()) {
    const { id } = await registerContractor(platform, loop.clerk, { divisionCode: street, name: `演示工程队${index + 1}`, creditCode, workTypes: [], state: 'active' });
    contractors.push(id);
  }
  const act: ProjectWorld['act'] = (actor, projectId, action, input) => takeProjectAction(platform, { actor, projectId, action, input });
  const application: ProjectWorld['application'] = (fundId, change = {}) => ({
    title: '西门口护栏', kind: 'emergency', workType: 'guardrail', places: [{ divisionCode: community }], what: '安装护栏', why: '乱停车',
    residentsViews: '多数同意', residentsAsked: 12, residentsAgreed: 11, partyCommitteeView: '同意', partyCommitteeAgreed: true, fundId, origins: [],
    lines: [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen: 400_000 }], ...change,
  });
  let funds = 0;
  const photo = async (actor: Actor): Promise<{ photos: string[] }> => ({ photos: [await loop.photo(actor)] });
  const world: ProjectWorld = {
    ...loop, officer, approver, secondApprover, accountant, resident: { kind: 'resident', id: newId() },
    contractors: contractors as unknown as readonly [string, string, string],
    act, application,
    fund: (budgetFen, kind = 'emergencySpecial') =>
      runInTransaction(test.database, async (transaction) => {
        funds += 1;
        const doing = { actor: accountant, at: platform.clock.now() };
        const fundId = await createFund(transaction, { kind, name: `资金 ${funds}`, source: '财政', divisionCode: street, year: 2026 }, doing);
        await postEntry(transaction, { fundId, kind: 'budget', amountFen: budgetFen, ...doing });
        return fundId;
      }),
    balance: (fundId) => fundBalance(test.database, fundId),
    propose: (actor, input) => proposeProject(platform, { actor, input }),
    row: async (id) => {
      const row = await findProject(test.database, id);
      if (!row) throw new Error('There is no such project');
      return row;
    },
    submitted: async (fundId, amountFen, kind = 'emergency') => {
      const lines = [{ item: '护栏', quantity: 1, unit: '项', unitPriceFen: amountFen }];
      // Each at a community of its own kind of work, so that nothing counts as split.
      const { id } = await proposeProject(platform, { actor: loop.lead, input: application(fundId, { kind, lines, workType: 'other', places: [{ divisionCode: nextCommunity() }] }) });
      await act(loop.lead, id, 'submit', {});
      return id;
    },
    working: async (id, amountFen) => {
      await act(loop.lead, id, 'addQuote', { contractorId: contractors[0] ?? '', amountFen, quotedOn: '2026-03-10' });
      await act(loop.lead, id, 'chooseContractor', {
        contractorId: contractors[0] ?? '', amountFen, noConflict: true, conflictStatement: '无利害关系', plannedStart: '2026-03-11', plannedEnd: '2026-03-12',
      });
      await act(loop.worker, id, 'startWork', await photo(loop.worker));
    },
  };
  let next = 14;
  function nextCommunity(): string {
    next = next === 34 ? 14 : next + 1;
    return `320508020${String(next).padStart(3, '0')}`;
  }
  return world;
}
