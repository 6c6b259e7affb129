import type { Line } from '../src/contexts/projects/inputs.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { StaffActor } from '../src/shared/actor.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import type { DemoContractors } from './contractors.ts';
import type { PhotoAlbum } from './photo-album.ts';
import type { Scene } from './photos.ts';
import { type ProjectPlan, planProject } from './project-schedule.ts';
import type { StoryRecords } from './story-canglang.ts';

export interface ProjectStory {
  readonly platform: Platform;
  readonly actors: DemoActors;
  readonly album: PhotoAlbum;
  readonly contractors: DemoContractors;
  readonly compoundId: (name: string) => string;
  readonly records: StoryRecords;
  /** The fund of 2022 by its kind. */
  readonly fund: (purse: 'rapid' | 'emergency') => string;
}

/** A moment in Suzhou: `2022-07-05 15:20`. */
function on(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`);
}

function line(item: string, quantity: number, unit: string, unitPriceFen: number): Line {
  return { item, quantity, unit, unitPriceFen };
}

function crewNamed(actors: DemoActors, numeral: string): WorkstationCrew {
  const crew = actors.crews.find(({ name }) => name.startsWith(`第${numeral}`));
  if (!crew) throw new Error(`The demo has no workstation 第${numeral}`);
  return crew;
}

interface Ending {
  readonly proposer: StaffActor;
  readonly accepter: StaffActor;
  readonly scene: Scene;
  readonly view: string;
  readonly residents: number;
  readonly accepted: string;
  readonly settled: string;
  readonly finalLines: readonly Line[];
  readonly announced: string;
  readonly paid: readonly (readonly [at: string, amountFen: number])[];
  readonly closed: string;
}

/** From done to closed: acceptance, account, payments, notice after the fact, evaluations. */
function finish({ actors }: ProjectStory, plan: ProjectPlan, ending: Ending): void {
  const { proposer, accepter, scene, residents } = ending;
  plan.act(accepter, on(ending.accepted), 'accept', async () => ({
    residentsPresent: residents, residentsAgreed: residents, acceptanceView: ending.view,
    photos: [await plan.photo(accepter, on(ending.accepted), { scene, solved: true, variant: 2 })],
  }));
  plan.act(actors.resident, new Date(on(ending.accepted).getTime() + 10 * 3_600_000), 'evaluate', { level: 5, comment: '做得又快又好。' });
  plan.act(actors.elder, new Date(on(ending.accepted).getTime() + 26 * 3_600_000), 'evaluate', { level: 5 });
  plan.act(proposer, on(ending.settled), 'settle', { finalLines: [...ending.finalLines] });
  plan.act(proposer, on(ending.announced), 'announceAfter', {});
  for (const [at, amountFen] of ending.paid) plan.act(actors.accountant, on(at), 'pay', { amountFen });
  plan.act(actors.clerk, on(ending.closed), 'close', { remark: '公示期满，无异议。' });
}

/** (a) The guardrail of 桂花新村: from approval to done in one working day. */
function guardrail(story: ProjectStory): ProjectPlan {
  const { platform, actors, album, records, contractors, fund } = story;
  const plan = planProject(platform, album);
  const crew = crewNamed(actors, '五');
  const [worker] = crew.workers;
  const [contractor = ''] = contractors('guardrail');
  const estimate = [line('不锈钢护栏', 18, '米', 42_000), line('拆装与运输', 1, '项', 106_000)];
  plan.propose(crew.lead, on('2022-07-05 15:20'), {
    title: '桂花新村西门路口不锈钢护栏', workType: 'guardrail', places: [{ compoundId: story.compoundId('桂花新村'), note: '西门路口' }],
    what: '在西门路口安装不锈钢护栏18米，隔开人行道与车道，留出临时上下客位置。', why: '西门路口天天有车乱停，机动车开不出去，老人孩子只能走到马路中间。',
    optionsConsidered: '比较过石墩和隔离桩：石墩占路，隔离桩容易被撞倒。', beneficiaries: 1_240, residentsViews: '走访周边12户，11户同意装护栏，1户希望保留临时上下客位置，已采纳。',
    residentsAsked: 12, residentsAgreed: 11, partyCommitteeView: '桂花社区党委同意，按民生小项目应急类办理。', partyCommitteeAgreed: true, fundId: fund('emergency'), lines: estimate,
  }, [{ type: 'request', id: records.parking }]);
  plan.act(crew.lead, on('2022-07-05 15:32'), 'submit', {});
  plan.act(actors.approvers[0], on('2022-07-05 16:05'), 'approve', { opinion: '同意，尽快施工。' });
  plan.act(crew.lead, on('2022-07-05 16:20'), 'addQuote', { contractorId: contractor, amountFen: 856_000, quotedOn: '2022-07-05' });
  plan.act(crew.lead, on('2022-07-05 16:40'), 'chooseContractor', {
    contractorId: contractor, amountFen: 856_000, noConflict: true, conflictStatement: '经办人与施工单位无亲属、投资关系。', plannedStart: '2022-07-06', plannedEnd: '2022-07-06',
  });
  plan.act(worker, on('2022-07-06 08:30'), 'startWork', async () => ({ remark: '施工队进场。', photos: [await plan.photo(worker, on('2022-07-06 08:28'), { scene: 'parking', solved: false, variant: 2 })] }));
  plan.act(worker, on('2022-07-06 11:40'), 'workNote', { workNote: '立柱全部固定，下午装横杆。' });
  plan.act(worker, on('2022-07-06 16:40'), 'reportDone', async () => ({ summary: '18米护栏当天装完，车辆各行其道。', photos: [await plan.photo(worker, on('2022-07-06 16:38'), { scene: 'parking', solved: true, variant: 0 })] }));
  finish(story, plan, {
    proposer: crew.lead, accepter: actors.officers.guihua, scene: 'parking', view: '护栏牢固、无毛刺，早高峰通行顺畅。', residents: 6, accepted: '2022-07-07 09:20',
    settled: '2022-07-08 10:00', finalLines: [line('不锈钢护栏', 18, '米', 42_000), line('拆装与运输', 1, '项', 100_000)], announced: '2022-07-08 10:20',
    paid: [['2022-07-12 14:10', 770_400], ['2022-07-20 10:05', 85_600]], closed: '2022-08-02 09:30',
  });
  return plan;
}

/** (b) Branches at four places, one project, paid from the rapid-handling fund. */
function branches(story: ProjectStory): ProjectPlan {
  const { platform, actors, album, records, contractors, fund } = story;
  const plan = planProject(platform, album);
  const crew = crewNamed(actors, '五');
  const [, worker] = crew.workers;
  const [contractor = ''] = contractors('trees');
  const estimate = [line('南园新村14幢、26幢修剪', 2, '棵', 150_000), line('化工新村修剪', 2, '棵', 90_000), line('东大街4号修剪', 1, '棵', 90_000), line('东大街18号修剪', 1, '棵', 100_000), line('屋面落叶清理', 1, '项', 50_000)];
  plan.propose(crew.lead, on('2022-07-14 09:30'), {
    title: '南园新村等4处压线枝条修剪', workType: 'trees',
    places: ['南园新村', '化工新村', '东大街4号', '东大街18号'].map((name) => ({ compoundId: story.compoundId(name) })),
    what: '请绿化队修剪压线枝条，清理屋面落叶，4处一并施工。', why: '枝条压在电线上，刮风就冒火花；摸排无物业小区，另有3处同样问题。', beneficiaries: 386,
    residentsViews: '各处居民都希望尽快修剪，不要砍树。', residentsAsked: 20, residentsAgreed: 20, partyCommitteeView: '瑞光社区、东大街社区党委同意一并办理。', partyCommitteeAgreed: true,
    fundId: fund('rapid'), lines: estimate,
  }, [{ type: 'sweep', id: records.sweep }, { type: 'request', id: records.branches }]);
  plan.act(crew.lead, on('2022-07-14 09:40'), 'submit', {});
  plan.act(actors.approvers[0], on('2022-07-14 11:00'), 'approve', { opinion: '同意。' });
  plan.act(crew.lead, on('2022-07-14 14:00'), 'addQuote', { contractorId: contractor, amountFen: 700_000, quotedOn: '2022-07-14' });
  plan.act(crew.lead, on('2022-07-14 14:20'), 'chooseContractor', {
    contractorId: contractor, amountFen: 700_000, noConflict: true, conflictStatement: '经办人与施工单位无亲属、投资关系。', plannedStart: '2022-07-15', plannedEnd: '2022-07-19',
  });
  plan.act(worker, on('2022-07-15 08:20'), 'startWork', async () => ({ photos: [await plan.photo(worker, on('2022-07-15 08:18'), { scene: 'tree', solved: false, variant: 1 })] }));
  plan.act(worker, on('2022-07-15 16:00'), 'workNote', async () => ({ workNote: '南园新村两幢修完，屋面落叶已清。', photos: [await plan.photo(worker, on('2022-07-15 15:58'), { scene: 'tree', solved: true, variant: 2 })] }));
  plan.act(worker, on('2022-07-19 16:20'), 'reportDone', async () => ({ summary: '4处枝条全部离线1.5米以上。', photos: [await plan.photo(worker, on('2022-07-19 16:15'), { scene: 'tree', solved: true, variant: 1 })] }));
  finish(story, plan, {
    proposer: crew.lead, accepter: actors.supervisor, scene: 'tree', view: '4处逐一看过，枝条均已离线，落叶清净。', residents: 9, accepted: '2022-07-20 10:30', settled: '2022-07-21 09:40',
    finalLines: [line('南园新村14幢、26幢修剪', 2, '棵', 145_000), line('化工新村修剪', 2, '棵', 85_000), line('东大街4号修剪', 1, '棵', 90_000), line('东大街18号修剪', 1, '棵', 100_000), line('屋面落叶清理', 1, '项', 50_000)],
    announced: '2022-07-21 10:00', paid: [['2022-07-26 15:00', 700_000]], closed: '2022-08-10 09:00',
  });
  return plan;
}

/** (c) The downpipe of 老禾家塘岸17号, from the emergency special fund. */
function downpipe(story: ProjectStory): ProjectPlan {
  const { platform, actors, album, records, contractors, fund } = story;
  const plan = planProject(platform, album);
  const officer = actors.officers.sanxiang;
  const [worker] = crewNamed(actors, '一').workers;
  const [contractor = ''] = contractors('pipes');
  const estimate = [line('落水管更换', 12, '米', 18_000), line('电表箱防雨罩', 2, '个', 22_000), line('西墙粉刷', 60, '平方米', 6_000)];
  plan.propose(officer, on('2022-07-20 10:40'), {
    title: '老禾家塘岸17号落水管更换和墙面粉刷', workType: 'pipes', places: [{ compoundId: story.compoundId('老禾家塘岸17号'), note: '西墙' }],
    what: '更换落水管12米，电表箱加装防雨罩，西墙粉刷。', why: '西墙落水管脱落，下雨水流进电表箱，有漏电危险。', beneficiaries: 6, residentsViews: '6户居民全部同意更换，希望同时粉刷墙面。',
    residentsAsked: 6, residentsAgreed: 6, partyCommitteeView: '三香社区党委同意，申请民生小项目应急专项资金。', partyCommitteeAgreed: true, fundId: fund('emergency'), lines: estimate,
  }, [{ type: 'request', id: records.downpipe }]);
  plan.act(officer, on('2022-07-20 10:50'), 'submit', {});
  plan.act(actors.approvers[1], on('2022-07-20 14:30'), 'approve', { opinion: '涉及用电安全，抓紧办。' });
  plan.act(officer, on('2022-07-21 09:00'), 'addQuote', { contractorId: contractor, amountFen: 615_000, quotedOn: '2022-07-21' });
  plan.act(officer, on('2022-07-21 09:20'), 'chooseContractor', {
    contractorId: contractor, amountFen: 615_000, noConflict: true, conflictStatement: '经办人与施工单位无亲属、投资关系。', plannedStart: '2022-07-22', plannedEnd: '2022-07-26',
  });
  plan.act(worker, on('2022-07-22 08:10'), 'startWork', async () => ({ photos: [await plan.photo(worker, on('2022-07-22 08:05'), { scene: 'downpipe', solved: false, variant: 1 })] }));
  plan.act(worker, on('2022-07-25 16:00'), 'reportDone', async () => ({ summary: '落水管已更换，防雨罩装好，墙面粉刷完成。', photos: [await plan.photo(worker, on('2022-07-25 15:55'), { scene: 'downpipe', solved: true, variant: 1 })] }));
  finish(story, plan, {
    proposer: officer, accepter: actors.supervisor, scene: 'downpipe', view: '雨天复看，墙面不渗水，电表箱干燥。', residents: 6, accepted: '2022-07-27 09:30', settled: '2022-07-28 10:00', finalLines: estimate.map((one) => (one.item === '西墙粉刷' ? { ...one, quantity: 58 } : one)),
    announced: '2022-07-28 10:20', paid: [['2022-08-02 14:30', 400_000], ['2022-08-12 10:00', 208_000]], closed: '2022-08-30 09:00',
  });
  return plan;
}

/** The three micro-projects of the summer of 2022. */
export function planStoryProjects(story: ProjectStory): readonly ProjectPlan[] {
  return [guardrail(story), branches(story), downpipe(story)];
}
