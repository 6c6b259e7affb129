import { planSweep, readSweep, takeAction } from '../src/contexts/sweeps/index.ts';
import { type Scope, scopeSchema } from '../src/contexts/sweeps/inputs.ts';
import { takeAction as takeCaseAction } from '../src/contexts/requests/index.ts';
import type { InputOf, RequestAction } from '../src/contexts/requests/inputs.ts';
import { loadCalendar } from '../src/platform/calendar/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { StaffActor } from '../src/shared/actor.ts';
import { addDuration } from '../src/shared/calendar.ts';
import { DAY, HOUR, plainDateOf } from '../src/shared/time.ts';
import type { DemoActors, WorkstationCrew } from './actors.ts';
import { platformAt } from './clock.ts';
import type { PhotoAlbum } from './photo-album.ts';
import type { Scene } from './photos.ts';
import { canglangCode } from './places-canglang.ts';
import { atWork } from './timeline.ts';

/** A moment in Suzhou: `2022-07-13 10:00`. */
function on(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`);
}

function crewNamed(actors: DemoActors, numeral: string): WorkstationCrew {
  const crew = actors.crews.find(({ name }) => name.startsWith(`第${numeral}`));
  if (!crew) throw new Error(`The demo has no workstation 第${numeral}`);
  return crew;
}

function withoutManagement(change: Partial<Scope> = {}): Scope {
  return scopeSchema.parse({ by: 'division', divisionCode: canglangCode, ...change });
}

interface Trimming {
  readonly name: string;
  readonly foundAt: string;
  readonly remark: string;
  readonly amountFen: number;
}

const trimmings: readonly Trimming[] = [
  { name: '化工新村', foundAt: '2022-07-13 13:40', remark: '3幢、7幢前的香樟枝条搭在电线上，屋面有落叶。', amountFen: 180_000 },
  { name: '东大街4号', foundAt: '2022-07-13 14:35', remark: '门前梧桐枝条压住入户线。', amountFen: 90_000 },
  { name: '东大街18号', foundAt: '2022-07-13 15:20', remark: '后墙大树枝条伸到屋顶，碰到电线。', amountFen: 100_000 },
];

/** A find's case on its way: planned after the source's plan, trimmed, verified, closed. */
async function trim(platform: Platform, actors: DemoActors, album: PhotoAlbum, requestId: string, { amountFen }: Trimming, variant: number): Promise<void> {
  const crew = crewNamed(actors, '五');
  const [, worker] = crew.workers;
  const act = async <Action extends RequestAction>(actor: StaffActor, at: string, action: Action, input: InputOf<Action>): Promise<void> => {
    await takeCaseAction(platformAt(platform, on(at)), { actor, requestId, action, input });
  };
  await act(crew.lead, `2022-07-14 09:${10 + variant}`, 'plan', {
    residentsViews: '居民希望尽快修剪，不要砍树。',
    partyCommitteeView: '东大街社区党委同意，与南园新村一并修剪。',
    partyCommitteeAgreed: true,
    measure: '请绿化队修剪压线枝条，清理屋面落叶。',
    measureKind: 'rapidHandlingFund',
    plannedAmountFen: amountFen,
    plannedUntil: '2022-07-19',
  });
  await act(worker, `2022-07-18 08:${20 + variant}`, 'startWork', { remark: '绿化队进场。' });
  const day = 18 + (variant > 0 ? 1 : 0);
  const after = await album.take(worker, on(`2022-07-${day} 16:00`), 'tree', true, variant);
  await act(worker, `2022-07-${day} 16:${10 + variant}`, 'complete', { summary: '枝条已修剪，与电线保持安全距离，屋面落叶已清理。', photos: [after] });
  const check = await album.take(actors.supervisor, on('2022-07-20 10:00'), 'tree', true, variant + 1);
  await act(actors.supervisor, `2022-07-20 10:${10 + variant}`, 'verify', { verification: '现场核查，枝条已离线。', photos: [check] });
  await act(actors.clerk, '2022-08-08 09:00', 'close', { callback: '网格员发现的事项，楼组长回访满意。' });
}

/** Story (b) goes on: after the branches of 南园新村 all compounds without property management are looked at; three have the same. */
export async function sweepBranches(platform: Platform, actors: DemoActors, album: PhotoAlbum, sourceId: string): Promise<string> {
  const crew = crewNamed(actors, '五');
  const [, worker] = crew.workers;
  const { id } = await planSweep(platformAt(platform, on('2022-07-13 09:50')), {
    actor: crew.lead,
    input: {
      title: '无物业小区压线枝条', question: '门前屋后的树枝是否压住或碰到电线，屋面是否积有落叶？', sourceId,
      scope: withoutManagement(), dueOn: '2022-07-15',
    },
  });
  await takeAction(platformAt(platform, on('2022-07-13 10:00')), { actor: crew.lead, sweepId: id, action: 'start', input: {} });
  const placeId = async (name: string): Promise<string> => (await readSweep(platform, crew.lead, id)).places.find((place) => place.name === name)?.id ?? '';
  const opened: string[] = [];
  for (const [variant, { name, foundAt, remark }] of trimmings.entries()) {
    const photo = await album.take(worker, on(foundAt), 'tree', false, variant);
    const input = { placeId: await placeId(name), result: 'found' as const, remark, photos: [photo] };
    const found = await takeAction(platformAt(platform, on(foundAt)), { actor: worker, sweepId: id, action: 'record', input });
    opened.push(found.case?.id ?? '');
  }
  const [neighbour] = crewNamed(actors, '一').workers;
  await takeAction(platformAt(platform, on('2022-07-13 15:45')), {
    actor: neighbour, sweepId: id, action: 'record', input: { placeId: await placeId('老禾家塘岸17号'), result: 'notFound', remark: '门前没有大树。', photos: [] },
  });
  await takeAction(platformAt(platform, on('2022-07-14 08:50')), {
    actor: crew.lead, sweepId: id, action: 'close', input: { summary: '无物业小区4处全部走访，化工新村、东大街4号、东大街18号有同样问题，与南园新村一并修剪。' },
  });
  for (const [variant, trimming] of trimmings.entries()) await trim(platform, actors, album, opened[variant] ?? '', trimming, variant);
  return id;
}

/** The end of a working day some working days after a moment. */
async function workingDayAfter(platform: Platform, from: number, days: number): Promise<string> {
  const { due } = addDuration(await loadCalendar(platform.database), from, { amount: days, unit: 'workingDays' });
  return plainDateOf(due);
}

interface Errand {
  readonly title: string;
  readonly question: string;
  readonly startedDaysAgo: number;
  readonly workingDays: number;
  readonly scope: Scope;
  readonly category: string;
  readonly scene: Scene;
  /** What was met, place by place, until now. */
  readonly looks: readonly ('found' | 'notFound' | 'notReachable')[];
}

/** Sweeps of these days, in different states: one running, one late, one not started. */
export async function generateSweeps(platform: Platform, actors: DemoActors, album: PhotoAlbum, categoryId: (code: string) => string): Promise<void> {
  const now = platform.clock.now().getTime();
  const crew = crewNamed(actors, '五');
  const [worker] = crew.workers;
  const own = withoutManagement({ by: 'workstations', workstationIds: [crew.id], managed: 'all' });
  const errands: readonly Errand[] = [
    {
      title: '墙面落水管', question: '外墙落水管是否松动、脱落或漏水？', startedDaysAgo: 2, workingDays: 5, scope: own, category: '0604', scene: 'downpipe',
      looks: ['notFound', 'found', 'notFound', 'notReachable', 'notFound', 'found'],
    },
    {
      title: '出入口占道停车', question: '小区出入口是否有车辆长期占道，消防车能否进入？', startedDaysAgo: 25, workingDays: 5, scope: withoutManagement({ divisionCode: '320508020019', managed: 'all' }),
      category: '0505', scene: 'parking', looks: ['notFound', 'notReachable'],
    },
  ];
  for (const errand of errands) {
    const began = atWork(now - errand.startedDaysAgo * DAY);
    const at = (hours: number): Platform => platformAt(platform, new Date(Math.min(began + hours * HOUR, now)));
    const dueOn = await workingDayAfter(platform, began, errand.workingDays);
    const { title, question, scope } = errand;
    const { id } = await planSweep(at(0), { actor: crew.lead, input: { title, question, scope, dueOn, categoryId: categoryId(errand.category) } });
    await takeAction(at(0.2), { actor: crew.lead, sweepId: id, action: 'start', input: {} });
    const { places } = await readSweep(platform, crew.lead, id);
    for (const [index, result] of errand.looks.entries()) {
      const place = places[index];
      if (!place) continue;
      const moment = at(1 + index * 0.4);
      const photos = result === 'found' ? [await album.take(worker, moment.clock.now(), errand.scene, false, index)] : [];
      await takeAction(moment, { actor: worker, sweepId: id, action: 'record', input: { placeId: place.id, result, photos, ...(result === 'notReachable' ? { remark: '门锁着，没有人应。' } : {}) } });
    }
  }
  const dueOn = await workingDayAfter(platform, now, 8);
  await planSweep(platform, {
    actor: actors.clerk,
    input: { title: '冬季屋面落叶', question: '屋面和落水口是否积有落叶，雨雪前要清掉。', scope: withoutManagement(), dueOn, categoryId: categoryId('0610') },
  });
}
