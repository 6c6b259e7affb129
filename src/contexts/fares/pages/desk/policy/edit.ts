import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import type { ConcessionPolicy, Effect } from '../../../rules/model.ts';

/** What every part of the editor works on. */
export interface EditProps {
  readonly content: ConcessionPolicy;
  readonly change: (part: Partial<ConcessionPolicy>) => void;
  /** What is wrong with a field, by its path in the content: `window.to`. */
  readonly errorAt: (path: string) => string | undefined;
}

/** Finds the complaint about a field or about anything inside it. */
export function errorsOf(problem: ApiProblem | null): (path: string) => string | undefined {
  return (path) => {
    const full = `content.${path}`;
    return problem?.fields.find(({ field }) => field === full || field.startsWith(`${full}.`))?.detail;
  };
}

/** A policy to begin with when none is taken over. */
export const emptyPolicy: ConcessionPolicy = {
  id: '',
  version: 1,
  network: 'suzhou-metro',
  title: { zh: '', en: '' },
  window: { from: '', to: null },
  days: ['workday', 'weekend', 'publicHoliday', 'swappedWorkday'],
  times: { only: [], except: [] },
  media: { included: [], excluded: [] },
  rider: null,
  effect: { kind: 'percent', payPercent: 50 },
  rounding: { toFen: 1, mode: 'half-up' },
  stacking: { group: 'card-discount', mode: 'replaces' },
  decidedBy: { moment: 'entry', stated: false },
  source: { title: '', published: '', summary: { zh: '', en: '' }, confidence: 'published', note: null },
};

/** The effect to begin with when another kind is chosen. */
export const firstEffect: Readonly<Record<Effect['kind'], Effect>> = {
  percent: { kind: 'percent', payPercent: 50 },
  amountOff: { kind: 'amountOff', fen: 100 },
  fixed: { kind: 'fixed', fen: 100 },
  free: { kind: 'free' },
  rideTiers: { kind: 'rideTiers', period: 'calendar-month', tiers: [{ fromRide: 1, payPercent: 95 }] },
};
export const effectKinds = Object.keys(firstEffect) as readonly Effect['kind'][];

/** The list with one entry changed, or left out when the change is undefined. */
export function withEntry<Entry>(list: readonly Entry[], index: number, entry: Entry | undefined): readonly Entry[] {
  return list.flatMap((known, place) => (place !== index ? [known] : entry === undefined ? [] : [entry]));
}
