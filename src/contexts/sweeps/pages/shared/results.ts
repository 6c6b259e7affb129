import type { Tone } from '../../../../ui/tokens.ts';
import type { SweepPlaceView, SweepSummary } from '../../contract.ts';

/** The colour of each result; places where nobody was yet stay grey. */
export const resultTones: Readonly<Record<'found' | 'notFound' | 'notReachable' | 'waiting', Tone>> = {
  found: 'accent',
  notFound: 'done',
  notReachable: 'soon',
  waiting: 'neutral',
};

export type Standing = keyof typeof resultTones;

/** How a place stands, in one word. */
export function standingOf(place: Pick<SweepPlaceView, 'result'>): Standing {
  return place.result ?? 'waiting';
}

export const stateTones: Readonly<Record<SweepSummary['state'], Tone>> = { draft: 'neutral', running: 'active', closed: 'done', cancelled: 'neutral' };
