import type { Summary } from '../../../contract.ts';
import type { RememberedLink } from '../../shared/links.ts';
import type { Due, State } from '../../shared/states.ts';

/** One of my matters, whether known by sign-in or by a link this device keeps. */
export interface Matter {
  readonly number: string;
  readonly title: string;
  readonly placeName: string;
  readonly state: State;
  readonly changedAt: string;
  readonly response: Due | null;
  readonly resolution: Due | null;
  readonly to: string;
}

export function matterOfLink(link: RememberedLink): Matter {
  return { ...link, to: `/t/${link.token}` };
}

export function matterOfSummary(summary: Summary): Matter {
  return { ...summary, to: `/my/${summary.id}` };
}
