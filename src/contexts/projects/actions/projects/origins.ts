import type { Actor } from '../../../../shared/actor.ts';
import { type RequestBrief, requestBriefs } from '../../../requests/index.ts';
import type { Executor } from '../../store/projects/project-row.ts';
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
}

function ofRequest(brief: RequestBrief): OriginBrief {
  return {
    type: 'request', id: brief.id, number: brief.number, title: brief.title, state: brief.state, placeName: brief.placeName,
    workstationId: brief.workstationId, places: [{ compoundId: brief.compoundId, divisionCode: brief.divisionCode }], voices: brief.voices,
    plan: brief.plan, photos: [brief.beforeFileId, brief.afterFileId].flatMap((file) => file ?? []),
  };
}

/** The origins among these that the actor may see, through the doors of their contexts; others are left out. */
export async function originBriefs(executor: Executor, actor: Actor, origins: readonly Pick<StoredOrigin, 'type' | 'id'>[]): Promise<readonly OriginBrief[]> {
  const ids = origins.filter(({ type }) => type === 'request').map(({ id }) => id);
  const requests = ids.length === 0 ? [] : await requestBriefs(executor, actor, ids);
  return requests.map(ofRequest);
}
