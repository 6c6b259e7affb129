import { type Actor, type StaffActor } from '../src/shared/actor.ts';
import { reportRequest, takeAction } from '../src/contexts/requests/index.ts';
import type { EnterInput, Origin, Where } from '../src/contexts/requests/contract.ts';
import type { InputOf, RequestAction } from '../src/contexts/requests/inputs.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import { platformAt } from './clock.ts';
import type { DemoChannels } from './story-intake.ts';
import type { PhotoAlbum } from './photo-album.ts';
import { sweepBranches } from './story-sweep.ts';

/** What the stories need to know of the places and categories. */
export interface StoryWorld {
  readonly compoundId: (name: string) => string;
  readonly categoryId: (code: string) => string;
  readonly channels: DemoChannels;
}

/** A moment in Suzhou: `2022-07-05 09:10`. */
function on(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`);
}

interface Teller {
  readonly report: (actor: Actor, at: string, input: EnterInput, origin?: Origin) => Promise<string>;
  readonly act: <Action extends RequestAction>(actor: Actor, at: string, id: string, action: Action, input: InputOf<Action>) => Promise<void>;
}

function tellerOf(platform: Platform): Teller {
  return {
    report: async (actor, at, input, origin) => (await reportRequest(platformAt(platform, on(at)), { actor, input, origin })).id,
    act: async (actor, at, id, action, input) => {
      await takeAction(platformAt(platform, on(at)), { actor, requestId: id, action, input });
    },
  };
}

function crewNamed(actors: DemoActors, numeral: string): WorkstationCrew {
  const crew = actors.crews.find(({ name }) => name.startsWith(`第${numeral}`));
  if (!crew) throw new Error(`The demo has no workstation 第${numeral}`);
  return crew;
}

function entered(text: string, where: Where, categoryId: string, who: EnterInput['who'], channel: EnterInput['channel'], channelNote?: string): EnterInput {
  return { text, where, categoryId, who, channel, photos: [], ...(channelNote === undefined ? {} : { channelNote }) };
}

const contactDay = '7月5日社情民意联系日 · 桂花社区';

/** (a) Cars parked wild at the west gate of 桂花新村: raised on a contact day, a guardrail in one working day. */
async function parking(teller: Teller, actors: DemoActors, album: PhotoAlbum, world: StoryWorld): Promise<string> {
  const crew = crewNamed(actors, '五');
  const [worker] = crew.workers;
  const where: Where = { kind: 'compound', compoundId: world.compoundId('桂花新村'), note: '西门路口' };
  const category = world.categoryId('0505');
  const byPhone = { ...entered('桂花新村西门路口天天有汽车乱停，机动车开不出去，老人孩子走路要绕到马路中间，很不安全。', where, world.categoryId('0505'), { anonymous: false, name: '王芳', phone: '13900005678' }, 'app') };
  const photo = await album.take(actors.resident, on('2022-07-05 08:38'), 'parking', false, 0);
  const main = await teller.report(actors.resident, '2022-07-05 08:40', { ...byPhone, photos: [photo] });
  const second = await teller.report(actors.clerk, '2022-07-05 09:15', entered('西门口停满了车，送孩子上学的电瓶车都过不去。', where, category, { anonymous: false, name: '陈国良', phone: '13900002211' }, 'contactDay', contactDay), world.channels.contactDay);
  const third = await teller.report(actors.clerk, '2022-07-05 09:22', entered('我住西门边上，救护车来了都进不来，希望装个护栏。', where, category, { anonymous: false, name: '李桂珍', phone: '13900001234', helper: { name: '程红', relation: 'communityStaff' } }, 'contactDay', contactDay), world.channels.contactDay);
  await teller.act(actors.clerk, '2022-07-05 09:30', main, 'accept', { publicText: '桂花新村西门路口机动车乱停放，影响车辆通行和行人安全。', publishPhotos: true });
  await teller.act(actors.clerk, '2022-07-05 09:32', second, 'join', { targetRequestId: main });
  await teller.act(actors.clerk, '2022-07-05 09:33', third, 'join', { targetRequestId: main });
  await teller.act(actors.clerk, '2022-07-05 09:35', main, 'dispatch', { workstationId: crew.id, priority: 'urgent', instruction: '三位居民联系日当面反映，请当天到现场查看。' });
  await teller.act(worker, '2022-07-05 09:41', main, 'acknowledge', {});
  const before = await album.take(worker, on('2022-07-05 10:20'), 'parking', false, 1);
  await teller.act(worker, '2022-07-05 10:24', main, 'siteCheck', { findings: '西门路口两侧停有机动车5辆，剩余宽度不足2米，机动车无法通行，行人走到车行道上。', photos: [before] });
  await teller.act(crew.lead, '2022-07-05 15:10', main, 'plan', {
    residentsViews: '走访周边12户，11户同意装护栏，1户希望保留临时上下客位置，已采纳。',
    partyCommitteeView: '桂花社区党委同意，按民生小项目应急类办理。',
    partyCommitteeAgreed: true,
    measure: '在西门路口安装不锈钢护栏，隔开人行道与车道，留出临时上下客位置。',
    measureKind: 'emergencyMicroProject',
    plannedAmountFen: 862_000,
    plannedUntil: '2022-07-07',
  });
  await teller.act(worker, '2022-07-06 08:30', main, 'startWork', { remark: '施工队进场。' });
  const after = await album.take(worker, on('2022-07-06 16:40'), 'parking', true, 1);
  await teller.act(worker, '2022-07-06 16:45', main, 'complete', { summary: '不锈钢护栏一天完工，车辆各行其道，乱停现象消除。', photos: [after] });
  const check = await album.take(actors.officers.guihua, on('2022-07-07 09:00'), 'parking', true, 2);
  await teller.act(actors.officers.guihua, '2022-07-07 09:05', main, 'verify', { verification: '现场核查，护栏牢固，早高峰通行顺畅。', photos: [check] });
  await teller.act(actors.resident, '2022-07-07 19:12', main, 'rate', { level: 5, ratingReasons: ['quick', 'thorough'], comment: '没想到第二天就装好了，谢谢!' });
  return main;
}

/** (b) Branches on power lines at 南园新村 blocks 14 and 26: trimmed, verified, waiting for a rating. */
async function branches(teller: Teller, actors: DemoActors, album: PhotoAlbum, world: StoryWorld): Promise<string> {
  const crew = crewNamed(actors, '五');
  const [, worker] = crew.workers;
  const where: Where = { kind: 'compound', compoundId: world.compoundId('南园新村'), note: '14幢、26幢' };
  const id = await teller.report(actors.clerk, '2022-07-12 10:05', entered('14幢和26幢门前的大树枝条压在电线上，刮风就冒火花，屋顶上也都是落叶。', where, world.categoryId('0610'), { anonymous: false, name: '金玉兰', phone: '13900003344' }, 'wishBox', '瑞光社区海棠心愿箱'), world.channels.ruiguangBox);
  await teller.act(actors.clerk, '2022-07-12 10:20', id, 'dispatch', { workstationId: crew.id, priority: 'urgent' });
  const before = await album.take(worker, on('2022-07-12 11:10'), 'tree', false, 0);
  await teller.act(worker, '2022-07-12 11:15', id, 'siteCheck', { findings: '14幢、26幢前各有一棵大树，枝条压住低压线约6米，屋面积有落叶。', photos: [before] });
  await teller.act(crew.lead, '2022-07-13 09:30', id, 'plan', {
    residentsViews: '两幢居民都希望尽快修剪，不要砍树。',
    partyCommitteeView: '瑞光社区党委同意，并建议同步摸排无物业小区的同类问题。',
    partyCommitteeAgreed: true,
    measure: '请绿化队修剪压线枝条，清理屋面落叶。',
    measureKind: 'rapidHandlingFund',
    plannedAmountFen: 350_000,
    plannedUntil: '2022-07-18',
  });
  await teller.act(worker, '2022-07-15 08:20', id, 'startWork', {});
  const after = await album.take(worker, on('2022-07-15 15:30'), 'tree', true, 0);
  await teller.act(worker, '2022-07-15 15:40', id, 'complete', { summary: '枝条已修剪，与电线保持安全距离，屋面落叶已清理。', photos: [after] });
  const check = await album.take(actors.officers.ruiguang, on('2022-07-18 10:00'), 'tree', true, 1);
  await teller.act(actors.officers.ruiguang, '2022-07-18 10:06', id, 'verify', { verification: '现场核查，枝条离线1.5米以上。', photos: [check] });
  return id;
}

/** (c) A loose downpipe on the west wall of 老禾家塘岸17号: replaced, waiting for verification by somebody else. */
async function downpipe(teller: Teller, actors: DemoActors, album: PhotoAlbum, world: StoryWorld): Promise<string> {
  const crew = crewNamed(actors, '一');
  const [worker] = crew.workers;
  const officer: StaffActor = actors.officers.sanxiang;
  const where: Where = { kind: 'compound', compoundId: world.compoundId('老禾家塘岸17号'), note: '西墙' };
  const id = await teller.report(officer, '2022-07-19 14:10', entered('17号西墙落水管脱落，下雨水流进电表箱，怕漏电。', where, world.categoryId('0604'), { anonymous: false, name: '韩阿大', phone: '13900004455' }, 'bridge', '三香社区社情连心桥'));
  await teller.act(actors.secondClerk, '2022-07-19 14:30', id, 'dispatch', { workstationId: crew.id, priority: 'emergency', instruction: '涉及用电安全，先断水再处理。' });
  await teller.act(worker, '2022-07-19 14:36', id, 'acknowledge', {});
  const before = await album.take(worker, on('2022-07-19 15:20'), 'downpipe', false, 0);
  await teller.act(worker, '2022-07-19 15:25', id, 'siteCheck', { findings: '西墙落水管上段脱落约4米，雨水沿墙流入电表箱，墙面潮湿起皮。', photos: [before] });
  await teller.act(officer, '2022-07-20 10:00', id, 'plan', {
    residentsViews: '6户居民全部同意更换，希望同时粉刷墙面。',
    partyCommitteeView: '三香社区党委同意，申请民生小项目应急专项资金。',
    partyCommitteeAgreed: true,
    measure: '更换落水管，电表箱加装防雨罩，西墙粉刷。',
    measureKind: 'emergencySpecialFund',
    plannedAmountFen: 620_000,
    plannedUntil: '2022-07-27',
  });
  await teller.act(worker, '2022-07-22 08:10', id, 'startWork', {});
  const after = await album.take(worker, on('2022-07-25 16:00'), 'downpipe', true, 0);
  await teller.act(worker, '2022-07-25 16:10', id, 'complete', { summary: '落水管已更换，电表箱加装防雨罩，墙面粉刷完成。', photos: [after] });
  return id;
}

/** The records the stories left behind: what micro-projects come from. */
export interface StoryRecords {
  readonly parking: string;
  readonly branches: string;
  readonly sweep: string;
  readonly downpipe: string;
}

/** The three cases of 沧浪街道 in the summer of 2022, each at another stage. */
export async function tellCanglang(platform: Platform, actors: DemoActors, album: PhotoAlbum, world: StoryWorld): Promise<StoryRecords> {
  const teller = tellerOf(platform);
  const main = await parking(teller, actors, album, world);
  const source = await branches(teller, actors, album, world);
  const sweep = await sweepBranches(platform, actors, album, source);
  return { parking: main, branches: source, sweep, downpipe: await downpipe(teller, actors, album, world) };
}
