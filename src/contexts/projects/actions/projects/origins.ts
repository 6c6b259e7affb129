import type { Actor } from '../../../../shared/actor.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem } from '../../../../platform/problem.ts';
import { type RequestBrief, requestBriefs } from '../../../requests/index.ts';
import type { SweepDetail } from '../../../sweeps/contract.ts';
import { readSweep } from '../../../sweeps/index.ts';
import type { StoredOrigin } from '../../store/projects/parts.ts';

/** A record that a project came from, with what the project inherits of it. */
export interface OriginBrief extends StoredOrigin {
  readonly title: string;
  readonly state: string;
  readonly placeName: string;
  readonly workstationId: string | null;
  readonly places: readonly { readonly compoundId: string | null; readonly divisionCode: string }[];
  /** How many people raised it. */
  readonly voices: number;
  readonly plan: RequestBrief['plan'];
  readonly photos: readonly string[];
  /** Cases a sweep began with and found: they become origins too. */
  readonly requests: readonly string[];
}

function ofRequest(brief: RequestBrief): OriginBrief {
  return {
    type: 'request', id: brief.id, number: brief.number, title: brief.title, state: brief.state, placeName: brief.placeName,
    workstationId: brief.workstationId, places: [{ compoundId: brief.compoundId, divisionCode: brief.divisionCode }], voices: brief.voices,
    plan: brief.plan, photos: [brief.beforeFileId, brief.afterFileId].flatMap((file) => file ?? []), requests: [],
  };
}

function ofSweep(sweep: SweepDetail): OriginBrief {
  const found = sweep.places.filter(({ result }) => result === 'found');
  return {
    type: 'sweep', id: sweep.id, number: sweep.number, title: sweep.title, state: sweep.state, placeName: sweep.placeName,
    workstationId: found.find(({ workstationId }) => workstationId !== null)?.workstationId ?? null,
    places: found.map(({ compoundId, divisionCode }) => ({ compoundId, divisionCode })), voices: 0, plan: null,
    photos: found.flatMap(({ facts }) => facts.flatMap(({ photos }) => photos)),
    requests: [sweep.sourceId, ...found.map((place) => place.case?.id ?? null)].flatMap((id) => id ?? []),
  };
}

/** A sweep the actor may see; undefined otherwise. */
async function sweepOf(platform: Platform, actor: Actor, id: string): Promise<OriginBrief | undefined> {
  try {
    return ofSweep(await readSweep(platform, actor, id));
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

/** The origins among these that the actor may see, through the doors of their contexts; others are left out. */
export async function originBriefs(platform: Platform, actor: Actor, origins: readonly Pick<StoredOrigin, 'type' | 'id'>[]): Promise<readonly OriginBrief[]> {
  const idsOf = (type: StoredOrigin['type']): readonly string[] => origins.filter((one) => one.type === type).map(({ id }) => id);
  const requestIds = idsOf('request');
  const [requests, sweeps] = await Promise.all([
    requestIds.length === 0 ? [] : requestBriefs(platform.database, actor, requestIds),
    Promise.all(idsOf('sweep').map((id) => sweepOf(platform, actor, id))),
  ]);
  return [...sweeps.flatMap((sweep) => sweep ?? []), ...requests.map(ofRequest)];
}
