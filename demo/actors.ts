import { createDemoResident, createDemoStaff } from '../src/contexts/people/index.ts';
import { divisionTree, workstationsOfStreet } from '../src/contexts/places/index.ts';
import { runInTransaction } from '../src/platform/database/transaction.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { ResidentActor, Role, StaffActor } from '../src/shared/actor.ts';
import { canglangCode } from './places-canglang.ts';

const cityCode = '320500000000';

/** Everybody who works at one workstation. */
export interface WorkstationCrew {
  readonly id: string;
  readonly name: string;
  readonly territory: readonly string[];
  readonly lead: StaffActor;
  readonly workers: readonly [StaffActor, StaffActor];
}

/** The invented people of the demo. */
export interface DemoActors {
  readonly administrator: StaffActor;
  readonly clerk: StaffActor;
  readonly secondClerk: StaffActor;
  /** Of 苏锦街道. */
  readonly sujinClerk: StaffActor;
  readonly supervisor: StaffActor;
  /** Of the city: checks what the street’s supervisor verified. */
  readonly citySupervisor: StaffActor;
  /** Those who approve spending: large amounts need both. */
  readonly approvers: readonly [StaffActor, StaffActor];
  readonly accountant: StaffActor;
  readonly officers: Readonly<Record<'guihua' | 'ruiguang' | 'sanxiang', StaffActor>>;
  readonly crews: readonly WorkstationCrew[];
  readonly resident: ResidentActor;
  readonly elder: ResidentActor;
}

interface Plan {
  readonly labelKey: string | null;
  readonly userName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly placeCode: string;
  readonly workstationId?: string;
}

async function hire(platform: Platform, plan: Plan): Promise<StaffActor> {
  const { role, placeCode, workstationId = null, ...account } = plan;
  const id = await runInTransaction(platform.database, (transaction) =>
    createDemoStaff(transaction, platform, { ...account, assignments: [{ role, placeCode, workstationId, validTo: null }] }),
  );
  const placePath = (await divisionTree(platform.database)).get(placeCode)?.path ?? '';
  return { kind: 'staff', id, mustEnrol: false, assignments: [{ role, placePath, ...(workstationId === null ? {} : { workstationId }) }] };
}

const numerals = ['一', '二', '三', '四', '五'];
const leads = ['陆建明', '顾丽华', '沈国强', '周敏', '钱卫东'];
const workers = [['吴晓东', '朱静'], ['徐磊', '马兰'], ['高志刚', '丁琴'], ['范俊', '唐云'], ['许海峰', '蒋萍']];

async function crewOf(platform: Platform, workstation: { readonly id: string; readonly name: string; readonly territory: readonly string[] }): Promise<WorkstationCrew> {
  const index = Math.max(0, numerals.findIndex((numeral) => workstation.name.startsWith(`第${numeral}`)));
  const offered = index === 4;
  const place = { placeCode: canglangCode, workstationId: workstation.id };
  const worker = (position: 0 | 1): Promise<StaffActor> =>
    hire(platform, {
      ...place,
      labelKey: offered && position === 0 ? 'gridWorker' : null,
      userName: `wangge${index + 1}${position === 0 ? 'a' : 'b'}`,
      displayName: workers[index]?.[position] ?? '网格员',
      role: 'gridWorker',
    });
  const [lead, first, second] = await Promise.all([
    hire(platform, {
      ...place,
      labelKey: offered ? 'workstationLead' : null,
      userName: `zhanzhang${index + 1}`,
      displayName: leads[index] ?? '站长',
      role: 'workstationLead',
    }),
    worker(0),
    worker(1),
  ]);
  return { ...workstation, lead, workers: [first, second] };
}

/** Who enters the demo's places before anybody has an account. */
export const founder: StaffActor = {
  kind: 'staff',
  id: '00000000-0000-7000-8000-000000000001',
  mustEnrol: false,
  assignments: [{ role: 'administrator', placePath: `320000000000.${cityCode}` }],
};

/** Creates the accounts of the demo: random passwords and authenticators, one identity offered per role. */
export async function createActors(platform: Platform): Promise<DemoActors> {
  const street = (labelKey: string | null, userName: string, displayName: string, role: Role, placeCode = canglangCode): Promise<StaffActor> =>
    hire(platform, { labelKey, userName, displayName, role, placeCode });
  const [administrator, clerk, secondClerk, supervisor, guihua, ruiguang, sanxiang, approver, secondApprover, accountant, sujinClerk, , citySupervisor] = await Promise.all([
    street('administrator', 'guanli', '潘秀英', 'administrator'),
    street('clerk', 'shouli', '苏文静', 'clerk'),
    street(null, 'shouli2', '黄佳', 'clerk'),
    street('supervisor', 'ducha', '严立新', 'supervisor'),
    street('communityOfficer', 'guihua', '程红', 'communityOfficer', '320508020014'),
    street(null, 'ruiguang', '孟芳', 'communityOfficer', '320508020019'),
    street(null, 'sanxiang', '俞斌', 'communityOfficer', '320508020028'),
    street('approver', 'shenpi', '殷志明', 'approver'),
    street('secondApprover', 'shenpi2', '宋玉梅', 'approver'),
    street('accountant', 'kuaiji', '范晓玲', 'accountant'),
    street(null, 'sujin', '秦月', 'clerk', '320508023000'),
    // The city: offered at sign-in.
    street('cityAdministrator', 'shiji', '方伟', 'administrator', cityCode),
    street('citySupervisor', 'shiducha', '沈若兰', 'supervisor', cityCode),
    street('auditor', 'shenji', '戴明', 'auditor'),
  ]);
  const crews = await Promise.all((await workstationsOfStreet(platform.database, canglangCode)).map((workstation) => crewOf(platform, workstation)));
  const person = async (labelKey: string, phone: string, name: string, elderMode = false): Promise<ResidentActor> => ({
    kind: 'resident',
    id: await runInTransaction(platform.database, (transaction) => createDemoResident(transaction, platform, { labelKey, phone, name, elderMode })),
  });
  const resident = await person('resident', '13900005678', '王芳');
  const elder = await person('elderResident', '13900001234', '李桂珍', true);
  await person('secondResident', '13900008765', '张强');
  return { administrator, clerk, secondClerk, sujinClerk, supervisor, citySupervisor, approvers: [approver, secondApprover], accountant, officers: { guihua, ruiguang, sanxiang }, crews, resident, elder };
}
