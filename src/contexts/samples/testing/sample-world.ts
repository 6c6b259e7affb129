import { divisionTree } from '../../places/index.ts';
import { readDeskRequest } from '../../requests/actions/read-request.ts';
import type { RequestDetail } from '../../requests/contract.ts';
import { takeAction as takeCaseAction } from '../../requests/index.ts';
import { type LoopWorld, loopWorld } from '../../requests/testing/loop-world.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { createDemoStaff } from '../../people/index.ts';
import type { Role, StaffActor } from '../../../shared/actor.ts';
import { drawSampleOfCases } from '../actions/open-sample.ts';
import { readSample } from '../actions/read-samples.ts';
import { takeAction } from '../actions/take-action.ts';
import type { DrawInput, SampleDetail } from '../contract.ts';

export const street = '320508020000';

/** 沧浪街道 with closed cases and supervisors of the street and the city. */
export interface SampleWorld extends LoopWorld {
  readonly citySupervisor: StaffActor;
  readonly secondSupervisor: StaffActor;
  readonly foreignSupervisor: StaffActor;
  readonly auditor: StaffActor;
  /** A case that was done, verified by the first supervisor unless said, and closed; answers its id. */
  closedCase(change?: { readonly verifiedBy?: StaffActor; readonly category?: string; readonly open?: boolean; readonly divisionCode?: string }): Promise<string>;
  /** A case as the office reads it. */
  readCase(id: string): Promise<RequestDetail>;
  frame(change?: Partial<DrawInput>): DrawInput;
  /** A started sample. */
  underWay(actor: StaffActor, change?: Partial<DrawInput>): Promise<SampleDetail>;
}

/** Makes the world on a database of its own; the clock stands at Tuesday 10 March 2026, 10:00 in Suzhou. */
export async function sampleWorld(): Promise<SampleWorld> {
  const world = await loopWorld();
  const { platform, clerk, worker, supervisor, workstationId } = world;
  const tree = await divisionTree(platform.database);
  const hire = async (userName: string, role: Role, placeCode: string): Promise<StaffActor> => {
    const id = await runInTransaction(platform.database, (transaction) =>
      createDemoStaff(transaction, platform, { labelKey: null, userName, displayName: userName, assignments: [{ role, placeCode, workstationId: null, validTo: null }] }),
    );
    return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath: tree.get(placeCode)?.path ?? '' }] };
  };
  const [citySupervisor, secondSupervisor, foreignSupervisor, auditor] = await Promise.all([
    hire('citysupervisor', 'supervisor', '320500000000'), hire('supervisor2', 'supervisor', street), hire('foreignsupervisor', 'supervisor', '320508023000'), hire('auditor', 'auditor', street),
  ]);
  const frame = (change: Partial<DrawInput> = {}): DrawInput => ({
    title: '三月抽查', divisionCode: street, basis: 'closed', from: '2026-03-01', until: '2026-03-31', strataBy: 'none', sizeKind: 'count', size: 5, workingDays: 5, ...change,
  });
  return {
    ...world,
    citySupervisor,
    secondSupervisor,
    foreignSupervisor,
    auditor,
    async closedCase({ verifiedBy = supervisor, category = '0606', open = false, divisionCode = '320508020014' } = {}) {
      const { receipt: { id } } = await world.report({ categoryId: await world.categoryId(category), where: { kind: 'address', text: '西门', divisionCode } });
      const act = (actor: StaffActor, action: string, input: object) => takeCaseAction(platform, { actor, requestId: id, action: action as 'accept', input: input as never });
      await act(clerk, 'dispatch', { workstationId });
      await act(worker, 'siteCheck', { findings: '属实', photos: [await world.photo(worker)] });
      await act(worker, 'complete', { summary: '好了', photos: [await world.photo(worker)] });
      await act(verifiedBy, 'verify', { verification: '好了', photos: [await world.photo(verifiedBy)] });
      if (!open) await act(clerk, 'close', {});
      return id;
    },
    readCase: (id) => readDeskRequest(platform, clerk, id),
    frame,
    async underWay(actor, change = {}) {
      const { id } = await drawSampleOfCases(platform, { actor, input: frame(change) });
      await takeAction(platform, { actor, sampleId: id, action: 'start', input: {} });
      return readSample(platform, actor, id);
    },
  };
}
