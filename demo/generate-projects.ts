import type { Line, ProjectKind, WorkType } from '../src/contexts/projects/inputs.ts';
import { paymentsOfProject } from '../src/contexts/projects/index.ts';
import type { Compound } from '../src/contexts/places/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { type Random, createRandom } from '../src/shared/random.ts';
import { DAY, HOUR, instantOf, plainDateOf } from '../src/shared/time.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import type { DemoContractors } from './contractors.ts';
import type { PhotoAlbum } from './photo-album.ts';
import type { Scene } from './photos.ts';
import { type ProjectPlan, planProject } from './project-schedule.ts';
import { atWork } from './timeline.ts';

/** Where a generated project stands today. */
type Stop = 'draft' | 'submitted' | 'confirming' | 'refused' | 'approved' | 'noticed' | 'contracted' | 'working' | 'change' | 'papersLate' | 'defects' | 'done' | 'accepted' | 'settled' | 'closed' | 'cancelled';

interface Seed {
  readonly title: string;
  readonly workType: WorkType;
  readonly scene: Scene;
  readonly kind: ProjectKind;
  readonly lines: readonly Line[];
  readonly why: string;
  /** Days before today on which it was proposed. */
  readonly daysAgo: number;
  readonly stop: Stop;
  /** Its first payment came back: from the bank, or part of it from the contractor. */
  readonly returned?: 'bank' | 'contractor';
}

export interface ProjectGeneration {
  readonly platform: Platform;
  readonly actors: DemoActors;
  readonly album: PhotoAlbum;
  readonly contractors: DemoContractors;
  readonly compounds: readonly Compound[];
  readonly fund: (purse: 'rapid' | 'emergency' | 'annual', year: number) => string;
}

function line(item: string, quantity: number, unit: string, unitPriceFen: number): Line {
  return { item, quantity, unit, unitPriceFen };
}

const seeds: readonly Seed[] = [
  { title: '楼道扶手加装', workType: 'accessibility', scene: 'stairwell', kind: 'ordinary', lines: [line('不锈钢扶手', 96, '米', 16_500), line('安装', 12, '单元', 8_000)], why: '老人上下楼没有扶手，多户反映。', daysAgo: 318, stop: 'closed' },
  { title: '主路路面修补', workType: 'paving', scene: 'pothole', kind: 'ordinary', lines: [line('沥青修补', 120, '平方米', 13_800), line('清运', 1, '项', 90_000)], why: '路面坑洼，下雨积水，骑车容易摔。', daysAgo: 295, stop: 'closed' },
  { title: '屋面漏雨抢修', workType: 'roof', scene: 'wall', kind: 'emergency', lines: [line('防水卷材', 45, '平方米', 9_500)], why: '台风后顶楼漏雨。', daysAgo: 270, stop: 'closed' },
  { title: '枯枝修剪', workType: 'trees', scene: 'tree', kind: 'emergency', lines: [line('高空修剪', 4, '棵', 65_000)], why: '枯枝悬在停车位上方。', daysAgo: 244, stop: 'closed' },
  { title: '飞线整理入管', workType: 'wiring', scene: 'cable', kind: 'ordinary', lines: [line('线管', 260, '米', 3_200), line('整理', 9, '幢', 55_000)], why: '飞线低垂，存在火灾隐患。', daysAgo: 221, stop: 'closed' },
  { title: '雨水井疏通更换', workType: 'drainage', scene: 'puddle', kind: 'emergency', lines: [line('井盖井座', 6, '套', 48_000), line('疏通', 80, '米', 2_200)], why: '一下大雨就倒灌。', daysAgo: 198, stop: 'closed' },
  { title: '休憩座椅更换', workType: 'seating', scene: 'bench', kind: 'emergency', lines: [line('木条座椅', 8, '把', 36_000)], why: '座椅断裂，老人无处歇脚。', daysAgo: 176, stop: 'closed' },
  { title: '外墙空鼓铲除', workType: 'walls', scene: 'wall', kind: 'emergency', lines: [line('铲除修补', 70, '平方米', 12_600)], why: '墙皮脱落砸到车顶。', daysAgo: 151, stop: 'closed', returned: 'contractor' },
  { title: '消防通道护栏', workType: 'guardrail', scene: 'parking', kind: 'emergency', lines: [line('钢护栏', 22, '米', 38_500)], why: '消防通道被占。', daysAgo: 128, stop: 'closed' },
  { title: '弄堂照明补装', workType: 'lighting', scene: 'lamp', kind: 'emergency', lines: [line('壁灯', 14, '盏', 26_000), line('敷线', 110, '米', 2_400)], why: '夜里一片漆黑。', daysAgo: 97, stop: 'closed' },
  { title: '下水立管更换', workType: 'pipes', scene: 'downpipe', kind: 'emergency', lines: [line('立管', 36, '米', 13_200)], why: '立管锈穿，一楼返水。', daysAgo: 62, stop: 'settled', returned: 'bank' },
  { title: '坡道防滑改造', workType: 'accessibility', scene: 'stairwell', kind: 'emergency', lines: [line('防滑坡道', 5, '处', 92_000)], why: '轮椅上不去。', daysAgo: 26, stop: 'settled' },
  { title: '围墙倾斜加固', workType: 'walls', scene: 'wall', kind: 'emergency', lines: [line('加固', 32, '米', 31_000)], why: '围墙外倾。', daysAgo: 19, stop: 'accepted' },
  { title: '天井积水整治', workType: 'drainage', scene: 'puddle', kind: 'emergency', lines: [line('排水沟', 48, '米', 9_800)], why: '天井长年积水，蚊虫多。', daysAgo: 13, stop: 'done' },
  { title: '晾衣架修复', workType: 'other', scene: 'bench', kind: 'emergency', lines: [line('晾衣架', 16, '组', 21_000)], why: '晾衣架倒塌。', daysAgo: 24, stop: 'defects' },
  { title: '楼道老化线路更换', workType: 'wiring', scene: 'cable', kind: 'emergency', lines: [line('线路', 9, '单元', 88_000)], why: '线路发烫跳闸。', daysAgo: 9, stop: 'working' },
  { title: '化粪池盖板更换', workType: 'fireSafety', scene: 'pothole', kind: 'emergency', lines: [line('盖板', 11, '块', 42_000)], why: '盖板开裂，有坠落危险。', daysAgo: 18, stop: 'change' },
  { title: '雨棚坠落抢修', workType: 'roof', scene: 'wall', kind: 'emergency', lines: [line('拆除加固', 1, '项', 380_000)], why: '雨棚一角悬空。', daysAgo: 16, stop: 'papersLate' },
  { title: '路口减速带', workType: 'guardrail', scene: 'parking', kind: 'emergency', lines: [line('减速带', 24, '米', 12_000)], why: '电瓶车车速快，接送孩子危险。', daysAgo: 5, stop: 'contracted' },
  { title: '儿童活动场地铺装', workType: 'paving', scene: 'pothole', kind: 'ordinary', lines: [line('塑胶地面', 140, '平方米', 18_500), line('基层处理', 1, '项', 260_000)], why: '地面开裂，孩子常摔跤。', daysAgo: 5, stop: 'noticed' },
  { title: '非机动车棚翻新', workType: 'other', scene: 'bench', kind: 'ordinary', lines: [line('车棚翻新', 4, '座', 620_000)], why: '车棚漏雨，充电不安全。', daysAgo: 6, stop: 'confirming' },
  { title: '树穴护板修复', workType: 'trees', scene: 'tree', kind: 'emergency', lines: [line('护板', 18, '套', 12_500)], why: '护板翘起绊倒行人。', daysAgo: 3, stop: 'approved' },
  { title: '公共长廊顶棚修补', workType: 'roof', scene: 'bench', kind: 'emergency', lines: [line('顶棚', 26, '平方米', 19_800)], why: '长廊漏雨，老人没处下棋。', daysAgo: 4, stop: 'submitted' },
  { title: '楼道消防门维修', workType: 'fireSafety', scene: 'stairwell', kind: 'emergency', lines: [line('闭门器', 22, '个', 11_500)], why: '消防门关不上。', daysAgo: 1, stop: 'submitted' },
  { title: '小微菜场污水管改造', workType: 'pipes', scene: 'downpipe', kind: 'ordinary', lines: [line('污水管', 64, '米', 21_500)], why: '污水外溢。', daysAgo: 2, stop: 'draft' },
  { title: '景观水池修复', workType: 'other', scene: 'puddle', kind: 'ordinary', lines: [line('池底防水', 90, '平方米', 15_000)], why: '水池渗漏。', daysAgo: 40, stop: 'refused' },
  { title: '宣传栏更换', workType: 'seating', scene: 'stall', kind: 'emergency', lines: [line('宣传栏', 4, '座', 96_000)], why: '宣传栏破损。', daysAgo: 36, stop: 'cancelled' },
];

/** How far each stop lies along the way. */
const way: readonly Stop[] = ['draft', 'submitted', 'confirming', 'approved', 'noticed', 'contracted', 'working', 'done', 'accepted', 'settled', 'closed'];
const along: Readonly<Partial<Record<Stop, Stop>>> = { refused: 'submitted', cancelled: 'approved', change: 'working', papersLate: 'working', defects: 'done' };

function reaches(seed: Seed, stop: Stop): boolean {
  return way.indexOf(along[seed.stop] ?? seed.stop) >= way.indexOf(stop);
}

interface Life {
  readonly generation: ProjectGeneration;
  readonly seed: Seed;
  readonly plan: ProjectPlan;
  readonly crew: WorkstationCrew;
  readonly random: Random;
  readonly variant: number;
  at: number;
}

/** The next moment of work, so many hours on. */
function later(life: Life, hours: number): Date {
  life.at = atWork(life.at + hours * HOUR);
  return new Date(life.at);
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, unitPriceFen }) => sum + Math.round(quantity * unitPriceFen), 0);
}

function dayAfter(at: Date, days: number): string {
  return plainDateOf(at.getTime() + days * DAY);
}

function photosOf({ plan, seed, variant }: Life, actor: Parameters<ProjectPlan['photo']>[0], at: Date, solved: boolean) {
  return async (): Promise<string[]> => [await plan.photo(actor, at, { scene: seed.scene, solved, variant })];
}

function work(life: Life, amountFen: number): void {
  const { generation, seed, plan, crew } = life;
  const { contractors } = generation;
  const [worker] = crew.workers;
  const choices = contractors(seed.workType).slice(0, amountFen > 1_000_000 ? 3 : 1);
  for (const [index, contractorId] of choices.entries()) {
    const at = later(life, 2);
    plan.act(crew.lead, at, 'addQuote', { contractorId, amountFen: Math.round((amountFen * (97 + index * 2)) / 10_000) * 100, quotedOn: plainDateOf(at.getTime()) });
  }
  if (!reaches(seed, 'contracted')) return;
  const chosen = later(life, 5);
  plan.act(crew.lead, chosen, 'chooseContractor', {
    contractorId: choices[0] ?? '', amountFen: Math.round((amountFen * 97) / 10_000) * 100, noConflict: true, conflictStatement: '经办人与施工单位无利害关系。',
    plannedStart: dayAfter(chosen, 1), plannedEnd: dayAfter(chosen, 9),
  });
  if (!reaches(seed, 'working')) return;
  const begun = later(life, 26);
  const before = photosOf(life, worker, begun, false);
  plan.act(worker, begun, 'startWork', async () => ({ photos: await before() }));
  plan.act(worker, later(life, 20), 'workNote', { workNote: '材料进场，施工正常。' });
  if (seed.stop === 'change') plan.act(crew.lead, later(life, 4), 'requestChange', { amountFen: Math.round((amountFen * 118) / 10_000) * 100, explanation: '开挖后发现另有两处同样损坏，申请一并更换。' });
}

function done(life: Life): void {
  const { plan, crew, generation, seed } = life;
  const [worker] = crew.workers;
  const finished = later(life, 44);
  const after = photosOf(life, worker, finished, true);
  plan.act(worker, finished, 'reportDone', async () => ({ summary: '按计划完工，现场清理干净。', photos: await after() }));
  if (seed.stop === 'defects') plan.act(generation.actors.supervisor, later(life, 20), 'findDefects', { defects: '两处焊点有毛刺\n东侧一组固定不牢' });
}

async function firstPayment({ generation }: Life, projectId: string): Promise<string> {
  return (await paymentsOfProject(generation.platform.database, projectId))[0]?.id ?? '';
}

function account(life: Life, amountFen: number): void {
  const { plan, crew, generation, seed, random } = life;
  const { actors } = generation;
  const accepted = later(life, 40);
  const photos = photosOf(life, actors.supervisor, accepted, true);
  const present = random.integer(3, 9);
  plan.act(actors.supervisor, accepted, 'accept', async () => ({ residentsPresent: present, residentsAgreed: present, acceptanceView: '逐项核对，符合要求。', photos: await photos() }));
  plan.act(random.chance(0.5) ? actors.resident : actors.elder, later(life, 14), 'evaluate', { level: random.pick([5, 5, 5, 4, 4, 3]) });
  if (!reaches(seed, 'settled')) return;
  const contract = Math.round((amountFen * 97) / 10_000) * 100;
  const kept = seed.lines.slice(1);
  const [first] = seed.lines;
  if (!first) return;
  // The first line is what the contract leaves for it, as a whole.
  const rest = contract - sumOf(kept);
  plan.act(crew.lead, later(life, 20), 'settle', { finalLines: [{ item: first.item, quantity: 1, unit: '项', unitPriceFen: rest }, ...kept] });
  if (seed.kind === 'emergency') plan.act(crew.lead, later(life, 2), 'announceAfter', {});
  plan.act(actors.accountant, later(life, 50), 'pay', { amountFen: Math.round(contract * 0.9) });
  if (seed.returned === 'bank') {
    plan.act(actors.approvers[1], later(life, 30), 'recordBankReturn', async (projectId) => ({ paymentId: await firstPayment(life, projectId), voucher: '退票 0318', explanation: '开户行名称有误，银行退回，核对账号后重付。' }));
  }
  if (!reaches(seed, 'closed')) return;
  plan.act(actors.accountant, later(life, 60), 'pay', { amountFen: contract - Math.round(contract * 0.9) });
  if (seed.returned === 'contractor') {
    plan.act(actors.approvers[1], later(life, 40), 'recordRepayment', async (projectId) => ({ paymentId: await firstPayment(life, projectId), amountFen: 12_600, voucher: '收款 0092', explanation: '复量少一平方米，施工单位退回。' }));
  }
  plan.act(actors.clerk, later(life, 170), 'close', {});
}

function lives(life: Life, compound: Compound): void {
  const { generation, seed, plan, crew } = life;
  const { actors, fund } = generation;
  const amountFen = sumOf(seed.lines);
  const begun = later(life, 0);
  const year = Number(plainDateOf(begun.getTime()).slice(0, 4));
  const fundId = fund(seed.kind === 'ordinary' ? 'annual' : amountFen < 400_000 ? 'rapid' : 'emergency', year);
  plan.propose(crew.lead, begun, {
    title: `${compound.name}${seed.title}`, kind: seed.kind, workType: seed.workType, places: [{ compoundId: compound.id }], what: `${seed.title}，${seed.lines.map(({ item }) => item).join('、')}。`,
    why: seed.why, residentsViews: '入户征求意见，多数同意，希望错开午休施工。', residentsAsked: 18, residentsAgreed: 16, partyCommitteeView: '社区党委同意。', partyCommitteeAgreed: true,
    beneficiaries: 60 + (amountFen % 240), fundId, lines: [...seed.lines],
  });
  if (seed.stop === 'draft') return;
  if (seed.stop === 'papersLate') {
    const start = later(life, 1);
    const photos = photosOf(life, crew.lead, start, false);
    plan.act(crew.lead, start, 'startFirst', async () => ({ danger: '雨棚随时可能坠落，先拆除。', amountFen, fundId, contractorId: generation.contractors(seed.workType)[0] ?? '', noConflict: true, photos: await photos() }));
    return;
  }
  plan.act(crew.lead, later(life, 2), 'submit', {});
  if (seed.stop === 'submitted') return;
  if (seed.stop === 'refused') return plan.act(actors.approvers[0], later(life, 20), 'refuse', { explanation: '已列入明年老旧小区改造计划，不重复立项。' });
  plan.act(actors.approvers[0], later(life, 9), 'approve', { opinion: '同意。' });
  if (seed.stop === 'confirming') return;
  if (amountFen > 2_000_000) plan.act(actors.approvers[1], later(life, 6), 'confirm', { opinion: '同意。' });
  if (seed.stop === 'cancelled') return plan.act(crew.lead, later(life, 60), 'cancel', { explanation: '产权单位已自行更换。' });
  if (seed.stop === 'approved') return;
  if (seed.kind === 'ordinary') {
    plan.act(crew.lead, later(life, 4), 'publishNotice', {});
    if (seed.stop === 'noticed') return;
    plan.act(crew.lead, later(life, 12 * 24), 'endNotice', {});
  }
  work(life, amountFen);
  if (reaches(seed, 'done')) done(life);
  if (reaches(seed, 'accepted') && seed.stop !== 'defects') account(life, amountFen);
}

/** Plans a year of plausible projects, so that every column of the board has some. */
export function planGeneratedProjects(generation: ProjectGeneration): readonly ProjectPlan[] {
  const { platform, actors, album, compounds } = generation;
  const random = createRandom('projects');
  // Houses without a property manager: lamps and benches are nobody's duty there.
  const free = compounds.filter(({ managed }) => !managed);
  const today = instantOf(plainDateOf(platform.clock.now().getTime()));
  return seeds.map((seed, index) => {
    const pool = seed.workType === 'lighting' ? free : compounds;
    const compound = pool[(index * 7) % pool.length];
    if (!compound) throw new Error('The demo has no compounds');
    const crew = actors.crews.find(({ territory }) => territory.includes(compound.communityCode)) ?? actors.crews[0];
    if (!crew) throw new Error('The demo has no workstation');
    const plan = planProject(platform, album);
    lives({ generation, seed, plan, crew, random, variant: index % 3, at: today - seed.daysAgo * DAY + 9 * HOUR }, compound);
    return plan;
  });
}
