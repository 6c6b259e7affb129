import type { Line } from '../src/contexts/projects/inputs.ts';
import { paymentsOfProject } from '../src/contexts/projects/index.ts';
import type { Compound } from '../src/contexts/places/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import { type Random, createRandom } from '../src/shared/random.ts';
import { DAY, HOUR, instantOf, plainDateOf } from '../src/shared/time.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import type { DemoContractors } from './contractors.ts';
import type { PhotoAlbum } from './photo-album.ts';
import { objectToProject } from './objections.ts';
import { type ProjectPlan, planProject } from './project-schedule.ts';
import { type Seed, type Stop, seeds } from './project-seeds.ts';
import { atWork } from './timeline.ts';

export interface ProjectGeneration {
  readonly platform: Platform;
  readonly actors: DemoActors;
  readonly album: PhotoAlbum;
  readonly contractors: DemoContractors;
  readonly compounds: readonly Compound[];
  readonly fund: (purse: 'rapid' | 'emergency' | 'annual', year: number) => string;
}

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
    if (seed.objection) objectToProject(generation, plan, seed.objection, [later(life, 20), later(life, 16)]);
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
  return seeds.map((seed, own) => {
    const index = seed.sameAs === undefined ? own : seeds.findIndex(({ title }) => title === seed.sameAs);
    const pool = seed.workType === 'lighting' ? free : compounds;
    const compound = pool[(index * 7) % pool.length];
    if (!compound) throw new Error('The demo has no compounds');
    const crew = actors.crews.find(({ territory }) => territory.includes(compound.communityCode)) ?? actors.crews[0];
    if (!crew) throw new Error('The demo has no workstation');
    const plan = planProject(platform, album);
    lives({ generation, seed, plan, crew, random, variant: own % 3, at: today - seed.daysAgo * DAY + 9 * HOUR }, compound);
    return plan;
  });
}
