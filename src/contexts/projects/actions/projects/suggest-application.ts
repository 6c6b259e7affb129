import type { Actor } from '../../../../shared/actor.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { compoundsById, divisionNames } from '../../../places/index.ts';
import type { Suggestion } from '../../contract/project-schemas.ts';
import type { WorkType } from '../../inputs.ts';
import { truncateText } from '../../../../shared/text.ts';
import { type OriginBrief, originBriefs } from './origins.ts';

/** Words in what was reported or planned that point to a kind of work. */
const hints: readonly (readonly [RegExp, WorkType])[] = [
  [/护栏|栏杆/u, 'guardrail'], [/树|枝/u, 'trees'], [/落水管|水管|管道/u, 'pipes'], [/漏雨|屋面|屋顶/u, 'roof'], [/积水|下水|雨水|窨井/u, 'drainage'], [/路灯|照明|灯/u, 'lighting'],
  [/电线|飞线|线缆/u, 'wiring'], [/路面|坑|地砖|道板/u, 'paving'], [/墙/u, 'walls'], [/消防|充电/u, 'fireSafety'], [/扶手|无障碍|坡道/u, 'accessibility'],
  [/绿化|补种/u, 'planting'], [/座椅|凳|椅/u, 'seating'], [/垃圾|清运|堆/u, 'cleaning'],
];

function workTypeOf(text: string): WorkType {
  return hints.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
}

async function placesFrom(platform: Platform, origins: readonly OriginBrief[]): Promise<Suggestion['places']> {
  const { database } = platform;
  const all = origins.flatMap(({ places }) => places);
  const compounds = await compoundsById(database, all.flatMap(({ compoundId }) => compoundId ?? []));
  const names = await divisionNames(database, all.map(({ divisionCode }) => divisionCode));
  const seen = new Map<string, Suggestion['places'][number]>();
  for (const { compoundId, divisionCode } of all) {
    const division = names.get(divisionCode)?.fullName ?? divisionCode;
    const name = compoundId === null ? division : `${division}${compounds.get(compoundId)?.name ?? ''}`;
    seen.set(compoundId ?? divisionCode, { divisionCode, compoundId, placeName: name, note: null });
  }
  return [...seen.values()];
}

/** What an application begins with when it comes from requests or a sweep. Throws 422 when one of them is unknown here. */
export async function suggestApplication(
  platform: Platform,
  actor: Actor,
  query: { readonly request?: string | readonly string[] | undefined; readonly sweep?: string | undefined },
): Promise<Suggestion> {
  const requests = query.request === undefined ? [] : typeof query.request === 'string' ? [query.request] : query.request;
  const asked = [...requests.map((id) => ({ type: 'request' as const, id })), ...(query.sweep === undefined ? [] : [{ type: 'sweep' as const, id: query.sweep }])];
  const named = await originBriefs(platform, actor, asked);
  const behind = named.flatMap(({ requests: ids }) => ids).filter((id) => !requests.includes(id));
  const origins = [...named, ...(await originBriefs(platform, actor, [...new Set(behind)].map((id) => ({ type: 'request' as const, id }))))];
  if (named.length < asked.length) throw fieldProblem('request', 'not-found', 'There is no such record for you.');
  const plan = origins.find((origin) => origin.plan !== null)?.plan ?? null;
  const words = `${plan?.measure ?? ''}${origins.map(({ title }) => title).join('')}`;
  return {
    title: truncateText(plan?.measure ?? origins[0]?.title ?? '', 60),
    kind: plan?.measureKind === 'annualMicroProject' ? 'ordinary' : 'emergency',
    workType: workTypeOf(words),
    what: plan?.measure ?? '', why: [...new Set(origins.map(({ title }) => title))].join('\n'), residentsViews: plan?.residentsViews ?? '',
    partyCommitteeView: plan?.partyCommitteeView ?? '', partyCommitteeAgreed: plan?.partyCommitteeAgreed ?? false,
    plannedAmountFen: plan?.plannedAmountFen ?? null, beneficiaries: null,
    places: await placesFrom(platform, origins),
    origins: origins.map(({ type, id, number, title, state, photos, voices }) => ({ type, id, number, title, state, photos: [...photos], voices })),
  };
}
