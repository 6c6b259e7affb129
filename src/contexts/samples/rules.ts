import { type Proportion, wilson } from '../../shared/wilson.ts';
import type { Verdict } from './inputs.ts';

/** How many cases a sample takes of so many: a number, or a share in per cent, rounded up. */
export function sizeOf(kind: 'count' | 'share', value: number, available: number): number {
  return Math.min(available, kind === 'count' ? value : Math.ceil((available * Math.min(value, 100)) / 100));
}

/**
 * Divides `count` places over strata of these sizes in proportion to them by the method of largest remainders (Hamilton); where there are
 * enough places, every stratum that has cases gets one. Equal remainders go to the earlier stratum.
 */
export function allocate(sizes: readonly number[], count: number): readonly number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(count, total);
  if (wanted === 0) return sizes.map(() => 0);
  const filled = sizes.filter((size) => size > 0).length;
  const quotas = sizes.map((size) => (wanted * size) / total);
  const least = sizes.map((size) => (size > 0 && wanted >= filled ? 1 : 0));
  const places = quotas.map((quota, index) => Math.max(Math.floor(quota), least[index] ?? 0));
  const given = (): number => places.reduce((sum, one) => sum + one, 0);
  const bestOf = (value: (index: number) => number): number => sizes.reduce((best, _, index) => (value(index) > value(best) ? index : best), 0);
  const missing = (index: number): number => ((places[index] ?? 0) < (sizes[index] ?? 0) ? (quotas[index] ?? 0) - (places[index] ?? 0) : Number.NEGATIVE_INFINITY);
  const surplus = (index: number): number => ((places[index] ?? 0) > (least[index] ?? 0) ? (places[index] ?? 0) - (quotas[index] ?? 0) : Number.NEGATIVE_INFINITY);
  while (given() < wanted) {
    const index = bestOf(missing);
    places[index] = (places[index] ?? 0) + 1;
  }
  while (given() > wanted) {
    const index = bestOf(surplus);
    places[index] = (places[index] ?? 0) - 1;
  }
  return places;
}

/** What one look found. */
export interface Look {
  readonly method: 'call' | 'visit';
  readonly verdict: Verdict;
  readonly level?: number | undefined;
  readonly remark?: string | undefined;
  readonly photos: readonly string[];
}

/** What a look lacks or has too much, as field and code; undefined when it can be kept. */
export function lackOf(look: Look, looksBefore: number): readonly ['remark' | 'level' | 'photos', string] | undefined {
  const words = look.remark !== undefined && /[\p{L}\p{N}]/u.test(look.remark);
  if (look.verdict === 'cannotVerify' && look.level !== undefined) return ['level', 'not-without-verdict'];
  if (look.verdict !== 'done' && !words) return ['remark', 'reason-required'];
  if (looksBefore > 0 && !words) return ['remark', 'correction-reason-required'];
  if (look.verdict === 'notDone' && look.method === 'visit' && look.photos.length === 0) return ['photos', 'photo-required'];
  return undefined;
}

/** How far a sample is and what it found. */
export interface Tally {
  readonly total: number;
  readonly checked: number;
  readonly done: number;
  readonly notDone: number;
  readonly cannotVerify: number;
  /** Where somebody was asked, and how they answered. */
  readonly heard: number;
  readonly satisfied: number;
  readonly basicallySatisfied: number;
}

/** 抽查合格率: of the cases that could be verified, those truly done; and of those asked, the satisfied and fairly satisfied. Null of nothing. */
export function ratesOfSample({ done, notDone, heard, satisfied, basicallySatisfied }: Tally): { readonly passed: Proportion | null; readonly content: Proportion | null } {
  return { passed: wilson(done, done + notDone), content: wilson(satisfied + basicallySatisfied, heard) };
}

/** Is a sample late? Both in epoch milliseconds. */
export function isLate(state: string, dueAt: number | undefined, now: number): boolean {
  return state === 'underWay' && dueAt !== undefined && dueAt < now;
}
