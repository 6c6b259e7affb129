import type { Compound } from '../src/contexts/places/index.ts';
import { answerHandOver, createUnit, listHandOvers, reportRequest, takeAction } from '../src/contexts/requests/index.ts';
import type { InputOf, RequestAction } from '../src/contexts/requests/inputs.ts';
import type { Platform } from '../src/platform/platform.ts';
import { type Actor, systemActor } from '../src/shared/actor.ts';
import { DAY, HOUR, addDays, plainDateOf } from '../src/shared/time.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import { platformAt } from './clock.ts';
import type { PhotoAlbum } from './photo-album.ts';
import type { Scene } from './photos.ts';
import { canglangCode } from './places-canglang.ts';
import { atWork } from './timeline.ts';

interface FollowUpInput {
  readonly now: Date;
  readonly compounds: readonly Compound[];
  readonly categoryId: (code: string) => string;
  readonly actors: DemoActors;
  readonly album: PhotoAlbum;
}



/** One request on its way: who works on it, and the moment it has reached. */
interface Running {
  readonly id: string;
  readonly crew: WorkstationCrew;
  readonly scene: Scene;
  at: number;
}

/** Plays requests of the last days that were extended, shelved, supervised, handed over and contested, through the real actions. */
export async function playFollowUps(platform: Platform, input: FollowUpInput): Promise<void> {
  const { actors, album, now } = input;
  const then = (running: Running): Platform => platformAt(platform, new Date(Math.min(running.at, now.getTime())));
  const later = (running: Running, hours: number): void => {
    running.at = atWork(running.at + hours * HOUR);
  };
  const photo = (running: Running, actor: Actor, solved: boolean): Promise<string> => album.take(actor, new Date(running.at), running.scene, solved, 0);
  const act = async <Action extends RequestAction>(running: Running, actor: Actor, action: Action, body: InputOf<Action>): Promise<void> => {
    await takeAction(then(running), { actor, requestId: running.id, action, input: body });
  };

  /** `more`: at how many further compounds the same was seen. */
  async function begin(daysAgo: number, index: number, text: string, code: string, scene: Scene, more = 0): Promise<Running> {
    const compound = input.compounds[index % input.compounds.length];
    const others = input.compounds.slice(index + 1, index + 1 + more).map(({ id }) => ({ kind: 'compound' as const, compoundId: id }));
    const crew = actors.crews.find(({ territory }) => compound && territory.includes(compound.communityCode)) ?? actors.crews[0];
    if (!compound || !crew) throw new Error('The demo has no compounds');
    const at = atWork(now.getTime() - daysAgo * DAY);
    const { id } = await reportRequest(platformAt(platform, new Date(at)), {
      actor: { kind: 'visitor' },
      input: { text, photos: [], where: { kind: 'compound', compoundId: compound.id }, ...(more === 0 ? {} : { alsoAt: others }), who: { anonymous: true }, categoryId: input.categoryId(code) },
    });
    const running: Running = { id, crew, scene, at };
    later(running, 1);
    await act(running, actors.clerk, 'accept', { publicText: text });
    return running;
  }

  async function checked(daysAgo: number, index: number, text: string, code: string, scene: Scene): Promise<Running> {
    const running = await begin(daysAgo, index, text, code, scene);
    await act(running, actors.clerk, 'dispatch', { workstationId: running.crew.id });
    later(running, 3);
    await act(running, running.crew.workers[0], 'siteCheck', { findings: '已到现场，情况属实。', photos: [await photo(running, running.crew.workers[0], false)] });
    later(running, 2);
    return running;
  }

  async function verified(daysAgo: number, index: number, text: string, code: string, scene: Scene): Promise<Running> {
    const running = await checked(daysAgo, index, text, code, scene);
    await act(running, running.crew.workers[0], 'complete', { summary: '已处理完成。', photos: [await photo(running, running.crew.workers[0], true)] });
    later(running, 4);
    await act(running, actors.clerk, 'verify', { verification: '现场核查，已处理。', photos: [await photo(running, actors.clerk, true)] });
    later(running, 20);
    return running;
  }

  const extended = await checked(9, 0, '3幢屋面渗水，顶楼住户家里天花板发霉。', '0603', 'wall');
  await act(extended, extended.crew.workers[0], 'askExtension', { extendDays: 5, extensionReason: 'weather', explanation: '连日下雨，防水层无法施工。' });
  later(extended, 3);
  await act(extended, actors.supervisor, 'approveExtension', {});
  const asking = await checked(4, 1, '楼道扶手松了两段，老人上下楼不敢扶。', '0612', 'stairwell');
  await act(asking, asking.crew.workers[0], 'askExtension', { extendDays: 3, extensionReason: 'materials', explanation: '定制扶手要三天后到货。' });

  const shelved = await checked(12, 2, '小区里三棵大香樟遮光，希望修剪。', '0610', 'tree');
  await act(shelved, shelved.crew.workers[1], 'askShelving', { shelvingReason: 'season', reviveOn: addDays(plainDateOf(now.getTime()), 40), explanation: '绿化部门建议冬季休眠期修剪。' });
  later(shelved, 4);
  await act(shelved, actors.supervisor, 'shelve', {});
  const shelving = await checked(3, 3, '北门车棚太小，电动车没处停。', '0611', 'parking');
  await act(shelving, shelving.crew.lead, 'askShelving', { shelvingReason: 'planned', reviveOn: addDays(plainDateOf(now.getTime()), 90), explanation: '已列入明年老旧小区改造。' });

  const noticed = await checked(5, 4, '单元门口堆了一大堆装修垃圾，好几天没人清。', '0103', 'rubbish');
  await act(noticed, actors.officers.guihua, 'supervise', { superviseReason: 'overdue', instruction: '请今天清走并回复。' }).catch(() => act(noticed, actors.supervisor, 'supervise', { superviseReason: 'overdue', instruction: '请今天清走并回复。' }));
  const answered = await checked(6, 5, '消防通道天天停满车，多次反映了。', '0505', 'parking');
  await act(answered, actors.supervisor, 'supervise', { superviseReason: 'repeated', instruction: '请说明长效措施。' });
  later(answered, 3);
  await act(answered, answered.crew.lead, 'answerSupervision', { answer: '已划禁停线，本周装护栏。' });

  const unit = (name: string, kind: 'department' | 'squad' | 'utility' | 'property', contact: string, messagePhone: string, termDays: number, staffIds: string[] = []) =>
    createUnit(platformAt(platform, new Date(now.getTime() - 30 * DAY)), systemActor, { name, kind, contact, phone: '0512-00000000', messagePhone, divisionCode: canglangCode, termDays, active: true, staffIds });
  const crewLead = actors.crews[0]?.lead.id;
  const water = await unit('自来水抢修队', 'utility', '包师傅', '13900001001', 2);
  const squad = await unit('街道综合执法中队', 'squad', '尤队长', '13900001002', 3, crewLead === undefined ? [] : [crewLead]);
  const power = await unit('供电服务站', 'utility', '梅工', '13900001003', 3);
  const offered = await begin(1, 6, '路口水管爆了，水一直往外冒。', '0402', 'puddle');
  await act(offered, actors.clerk, 'handOver', { unitId: water.id, part: 'lead', task: '请抢修路口爆管，修好后拍照。' });
  await act(offered, actors.clerk, 'handOver', { unitId: squad.id, part: 'assist', task: '维持路口秩序，放警示牌。' });
  const done = await begin(7, 7, '电线杆上的线垂到人头顶了，好几个小区门口都有。', '0408', 'cable', 2);
  await act(done, actors.clerk, 'handOver', { unitId: power.id, part: 'lead', task: '请把垂落的线收好。' });
  later(done, 6);
  const [hand] = (await listHandOvers(platform, actors.clerk, { of: 'office', open: 'true' })).items.filter(({ requestId }) => requestId === done.id);
  const staff = { ...actors.clerk, id: actors.crews[1]?.lead.id ?? actors.clerk.id };
  if (hand) {
    const member = await unit('供电服务站值班组', 'utility', '梅工', '13900001004', 3, [staff.id]);
    await act(done, actors.clerk, 'handOver', { unitId: member.id, part: 'assist', task: '现场看护。' });
    const [own] = (await listHandOvers(platform, staff, { of: 'mine', open: 'true' })).items.filter(({ requestId }) => requestId === done.id);
    if (own) await answerHandOver(then(done), { actor: staff, id: own.id, action: 'unitDone', input: { summary: '现场已看护，线已收好。', photos: [await photo(done, staff, true)] } });
  }

  const contested = await verified(6, 8, '楼下垃圾桶旁的污水一直没冲干净。', '0102', 'rubbish');
  await act(contested, actors.elder, 'contest', { explanation: '今天路过，地上还是脏的。', photos: [await photo(contested, actors.elder, false)] });
  const upheld = await verified(10, 9, '路灯修过又不亮了。', '0606', 'lamp');
  await act(upheld, actors.resident, 'contest', { explanation: '晚上还是黑的。', photos: [await photo(upheld, actors.resident, false)] });
  later(upheld, 5);
  await act(upheld, actors.supervisor, 'upholdContest', { explanation: '夜间复查属实，请重新检修线路。' });
}
