import { loadDefaultCategories } from '../actions/load-default-categories.ts';
import { reportRequest } from '../actions/report-request/report-request.ts';
import { listCategories } from '../store/categories.ts';
import type { EnterInput, Receipt } from '../contract.ts';
import { loadReferenceDivisions, divisionTree } from '../../places/index.ts';
import { createWorkstation } from '../../places/actions/save-workstation.ts';
import { createDemoStaff } from '../../people/index.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { stagePhoto } from '../../../platform/files/index.ts';
import { phonePhoto } from '../../../platform/files/testing/sample-photos.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../../platform/testing/test-platform.ts';
import type { Actor, Role, StaffActor } from '../../../shared/actor.ts';
import { linkDigestOf } from '../actions/link-token.ts';

/** 沧浪街道 with one workstation and everybody the loop needs. */
export interface LoopWorld {
  readonly test: TestDatabase;
  readonly platform: TestPlatform;
  readonly workstationId: string;
  readonly clerk: StaffActor;
  readonly secondClerk: StaffActor;
  readonly worker: StaffActor;
  readonly lead: StaffActor;
  readonly supervisor: StaffActor;
  readonly administrator: StaffActor;
  categoryId(code: string): Promise<string>;
  /** Reports something in 桂花社区 and answers the receipt and the reporter with their link. */
  report(change?: Partial<EnterInput>, actor?: Actor): Promise<{ readonly receipt: Receipt; readonly reporter: Actor }>;
  photo(actor: Actor): Promise<string>;
  /** A further workstation of the street, without territory. */
  addWorkstation(name: string): Promise<string>;
  close(): Promise<void>;
}

const street = '320508020000';

/** Makes the world on a database of its own; the clock stands at Tuesday 10 March 2026, 10:00 in Suzhou. */
export async function loopWorld(): Promise<LoopWorld> {
  const test = await testDatabase();
  const platform = testPlatform(test);
  platform.clock.set('2026-03-10T02:00:00Z');
  await loadReferenceDivisions(test.database);
  await loadDefaultCategories(platform);
  const placePath = (await divisionTree(test.database)).get(street)?.path ?? '';
  const founder: StaffActor = { kind: 'staff', id: '00000000-0000-7000-8000-000000000001', mustEnrol: false, assignments: [{ role: 'administrator', placePath }] };
  const workstation = await createWorkstation(platform, founder, {
    streetCode: street, name: '第五网格化联动工作站', address: '', phone: null, center: null, isDefault: true, territory: [],
  });
  const hire = async (userName: string, role: Role, workstationId: string | null = null): Promise<StaffActor> => {
    const id = await runInTransaction(test.database, (transaction) =>
      createDemoStaff(transaction, platform, { labelKey: null, userName, displayName: userName, assignments: [{ role, placeCode: street, workstationId, validTo: null }] }),
    );
    return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath, ...(workstationId === null ? {} : { workstationId }) }] };
  };
  const [clerk, secondClerk, worker, lead, supervisor, administrator] = await Promise.all([
    hire('clerk', 'clerk'), hire('clerk2', 'clerk'), hire('worker', 'gridWorker', workstation.id), hire('lead', 'workstationLead', workstation.id),
    hire('supervisor', 'supervisor'), hire('administrator', 'administrator'),
  ]);
  const picture = await phonePhoto(400, 300);
  const categories = listCategories(test.database, undefined);
  return {
    test, platform, workstationId: workstation.id, clerk, secondClerk, worker, lead, supervisor, administrator,
    categoryId: async (code) => (await categories).find((category) => category.code === code)?.id ?? '',
    async report(change = {}, actor = { kind: 'visitor' }) {
      const input = {
        text: '西门口停满了车,过不去。', photos: [], who: { anonymous: true },
        where: { kind: 'address' as const, text: '桂花社区西门', divisionCode: '320508020014' }, ...change,
      };
      const receipt = await reportRequest(platform, { actor, input });
      return { receipt, reporter: { kind: 'visitor', linkDigest: linkDigestOf(receipt.token) } };
    },
    photo: async (actor) => (await stagePhoto(platform, { bytes: picture, actor })).id,
    addWorkstation: async (name) =>
      (await createWorkstation(platform, founder, { streetCode: street, name, address: '', phone: null, center: null, isDefault: false, territory: [] })).id,
    close: () => test.close(),
  };
}
