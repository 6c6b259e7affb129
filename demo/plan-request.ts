import type { EnterInput } from '../src/contexts/requests/contract.ts';
import type { InputOf, RequestAction } from '../src/contexts/requests/inputs.ts';
import type { Random } from '../src/shared/random.ts';
import { DAY } from '../src/shared/time.ts';
import { type Matter, matters } from './matters.ts';
import { later } from './timeline.ts';
import { inOwnWords } from './wordings.ts';

/** Who takes a step. */
export type Doer = 'reporter' | 'clerk' | 'worker' | 'lead' | 'verifier' | 'system';

/** One action of a request's life; photos are drawn when it is taken. */
export interface PlannedStep {
  readonly at: number;
  readonly doer: Doer;
  readonly action: RequestAction;
  readonly input: Readonly<Record<string, unknown>>;
  readonly photo?: { readonly solved: boolean; readonly field: 'photos' };
}

/** A request with everything that will happen to it. */
export interface PlannedRequest {
  readonly matter: Matter;
  readonly variant: number;
  readonly reportedAt: number;
  readonly input: Omit<EnterInput, 'where' | 'categoryId'>;
  readonly place: { readonly index: number; readonly building: number; readonly byPin: boolean };
  readonly withPhoto: boolean;
  readonly steps: readonly PlannedStep[];
}

function matterOf(random: Random): Matter {
  return random.weighted(matters.map((matter) => [matter, matter.weight] as const));
}

/** When somebody reports: mornings and evenings more than at noon, hardly at night. */
const hours: readonly (readonly [number, number])[] = [
  [7, 6], [8, 12], [9, 12], [10, 9], [11, 6], [12, 5], [13, 5], [14, 7], [15, 7], [16, 7], [17, 8], [18, 9], [19, 9], [20, 6], [21, 3], [22, 1],
];

const surnames = '王李张陈周吴徐沈顾陆朱钱金许蒋俞丁姚范戴'.split('');
const givenNames = ['秀英', '建国', '丽', '敏', '志强', '桂芳', '国平', '静', '海燕', '永明', '玉珍', '伟', '小红', '阿二', '根生', '梅'];

function whoOf(random: Random): EnterInput['who'] {
  if (random.chance(0.35)) return { anonymous: true };
  const name = `${random.pick(surnames)}${random.pick(givenNames)}`;
  // 139 0000 is nobody's range in this demo: invented numbers, never called.
  const phone = `1390000${String(random.integer(1000, 9999))}`;
  if (!random.chance(0.08)) return { anonymous: false, name, phone };
  return { anonymous: false, name, helper: { name: `${random.pick(surnames)}${random.pick(givenNames)}`, phone, relation: random.pick(['family', 'neighbour', 'stairwellLead', 'communityStaff']) } };
}

const channelMix: readonly (readonly [EnterInput['channel'], number])[] = [
  ['app', 52], ['gridWorker', 16], ['hotline', 10], ['phone', 7], ['contactDay', 6], ['wishBox', 4], ['visit', 3], ['bridge', 2],
];

const levels: readonly (readonly [number, number])[] = [[5, 56], [4, 27], [3, 11], [2, 4], [1, 2]];

function words(random: Random, options: readonly string[], building: number): string {
  return random.pick(options).replaceAll('{b}', `${building}幢`).replaceAll('{n}', String(random.integer(2, 9)));
}

interface Life {
  readonly steps: PlannedStep[];
  at: number;
}

function add(life: Life, at: number, doer: Doer, action: RequestAction, input: Readonly<Record<string, unknown>>, photo?: boolean): void {
  life.at = at;
  life.steps.push({ at, doer, action, input, ...(photo === undefined ? {} : { photo: { solved: photo, field: 'photos' as const } }) });
}

function work(random: Random, life: Life, matter: Matter, building: number): void {
  add(life, later(random, life.at, 4, 60), 'worker', 'complete', { summary: words(random, matter.results, building) } satisfies Partial<InputOf<'complete'>>, true);
  const passes = !random.chance(0.05);
  if (!passes) {
    add(life, later(random, life.at, 4, 30), 'verifier', 'rework', { explanation: '核查发现仍有遗留，请再处理。' });
    add(life, later(random, life.at, 4, 40), 'worker', 'complete', { summary: words(random, matter.results, building) }, true);
  }
  add(life, later(random, life.at, 4, 40), 'verifier', 'verify', { verification: '现场核查，情况属实，已解决。' }, true);
}

function end(random: Random, life: Life, matter: Matter, building: number): void {
  work(random, life, matter, building);
  if (random.chance(0.62)) {
    const level = random.weighted(levels);
    add(life, later(random, life.at, 1, 72), 'reporter', 'rate', { level });
    if (level > 2) return;
    work(random, life, matter, building);
    add(life, later(random, life.at, 2, 80), 'reporter', 'rate', { level: random.integer(3, 5) });
    return;
  }
  add(life, life.at + 15 * DAY, 'system', 'close', {});
}

function planned(random: Random, life: Life, matter: Matter, building: number): void {
  add(life, later(random, life.at, 6, 48), 'lead', 'plan', {
    residentsViews: '已听取周边居民意见，多数希望尽快处理。',
    partyCommitteeView: '社区党委同意。',
    partyCommitteeAgreed: true,
    measure: words(random, matter.results, building),
    measureKind: random.pick(['rapidHandlingFund', 'emergencyMicroProject', 'onSite']),
    plannedAmountFen: random.integer(3, 90) * 10_000,
  });
  add(life, later(random, life.at, 8, 70), 'worker', 'startWork', {});
}

function lifeOf(random: Random, matter: Matter, reportedAt: number, building: number, text: string): readonly PlannedStep[] {
  const life: Life = { steps: [], at: reportedAt };
  const taken = later(random, life.at, 0.1, 3);
  if (random.chance(0.04)) {
    add(life, taken, 'clerk', 'reject', { rejectReason: random.pick(['notOurs', 'unclear', 'alreadySolved', 'privateDispute']), explanation: '经核实不在受理范围，已告知其他途径。' });
    return life.steps;
  }
  if (random.chance(0.45)) add(life, taken, 'clerk', 'accept', { publicText: text, publishPhotos: true });
  add(life, later(random, life.at, 0.1, 2), 'clerk', 'dispatch', random.chance(0.12) ? { priority: 'urgent' } : {});
  if (random.chance(0.03)) {
    add(life, later(random, life.at, 1, 6), 'worker', 'return', { returnReason: 'notInGrid', explanation: '位置在相邻网格，请核对后再派。' });
    add(life, later(random, life.at, 0.5, 4), 'clerk', 'dispatch', {});
  }
  if (random.chance(0.5)) add(life, later(random, life.at, 0.2, 3), 'worker', 'acknowledge', {});
  // A few wait far too long: the work list has something to show in red.
  const wait = random.chance(0.05) ? 200 : 14;
  add(life, later(random, life.at, 0.5, wait), 'worker', 'siteCheck', { findings: words(random, matter.findings, building) }, false);
  if (random.chance(0.25)) planned(random, life, matter, building);
  end(random, life, matter, building);
  return life.steps;
}

/** Plans a request reported on a day (start of the day in Suzhou, epoch ms) with all that follows until `now`. */
export function planRequest(random: Random, day: number, now: number, compounds: number): PlannedRequest | undefined {
  const matter = matterOf(random);
  const reportedAt = day + random.weighted(hours) * 3_600_000 + random.integer(0, 3_599) * 1000;
  const building = random.integer(1, 6);
  const channel = random.weighted(channelMix);
  const text = inOwnWords(random.fork(`words ${reportedAt}`), random.pick(matter.texts), `${building}幢`, random.integer(2, 9));
  const request: PlannedRequest = {
    matter,
    variant: random.integer(0, 2),
    reportedAt,
    input: { text, photos: [], who: whoOf(random), channel, ...(channel === 'contactDay' ? { channelNote: '社情民意联系日' } : {}) },
    place: { index: random.integer(0, compounds - 1), building, byPin: random.chance(0.4) },
    withPhoto: random.chance(0.6),
    steps: lifeOf(random, matter, reportedAt, building, text).filter(({ at }) => at <= now),
  };
  return reportedAt <= now ? request : undefined;
}
