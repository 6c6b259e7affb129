import type { EntryKind } from './ledger.ts';

export type FlowNodeKind = 'source' | 'fund' | 'place' | 'free' | 'reserved' | 'carried';

export interface Flow {
  readonly nodes: readonly { readonly name: string; readonly kind: FlowNodeKind }[];
  readonly links: readonly { readonly source: string; readonly target: string; readonly valueFen: number }[];
}

/** What the flow is drawn from: the fund, the turnover of its ledger by kind, and what was paid where. */
export interface FlowInput {
  readonly fundName: string;
  readonly sourceName: string;
  readonly words: Readonly<Record<'topUp' | 'carryIn' | 'free' | 'reserved' | 'carried' | 'others', string>>;
  readonly turnover: readonly { readonly kind: EntryKind; readonly amountFen: number }[];
  readonly freeFen: number;
  readonly reservedFen: number;
  readonly paid: readonly { readonly placeName: string; readonly paidFen: number }[];
}

/** More places than this make a picture nobody can read: the smaller ones are drawn together. */
const mostPlaces = 7;

/** The largest places by themselves, the rest under one name. */
function largest(places: ReadonlyMap<string, number>, others: string): readonly (readonly [string, number])[] {
  const sorted = [...places].sort(([, one], [, other]) => other - one);
  if (sorted.length <= mostPlaces + 1) return sorted;
  return [...sorted.slice(0, mostPlaces), [others, sorted.slice(mostPlaces).reduce((sum, [, fen]) => sum + fen, 0)]];
}

/**
 * Where the money came from and where it is: sources on the left, the fund in the middle, places and balances on the right.
 * Net of counter-entries, so that both sides of the fund add up to the same fen.
 */
export function flowOf(input: FlowInput): Flow {
  const { fundName, sourceName, words, turnover } = input;
  const sum = (...kinds: readonly EntryKind[]): number => turnover.reduce((total, one) => (kinds.includes(one.kind) ? total + one.amountFen : total), 0);
  const places = new Map<string, number>();
  for (const { placeName, paidFen } of input.paid) places.set(placeName, (places.get(placeName) ?? 0) + paidFen);
  // What was returned to the giver comes off what was given, in the order it was given.
  let surrendered = sum('surrender');
  const incoming = ([
    [sourceName, sum('budget') - sum('counterBudget')], [words.topUp, sum('topUp') - sum('counterTopUp')], [words.carryIn, sum('carryIn')],
  ] as const).map(([name, given]) => {
    const less = Math.min(given, surrendered);
    surrendered -= less;
    return [name, given - less] as const;
  });
  const outgoing: readonly (readonly [string, FlowNodeKind, number])[] = [
    ...largest(places, words.others).map(([name, fen]) => [name, 'place', fen] as const),
    [words.reserved, 'reserved', input.reservedFen], [words.free, 'free', input.freeFen], [words.carried, 'carried', sum('carryOut')],
  ];
  const into = incoming.filter(([, fen]) => fen > 0);
  const out = outgoing.filter(([, , fen]) => fen > 0);
  return {
    nodes: [...into.map(([name]) => ({ name, kind: 'source' as const })), { name: fundName, kind: 'fund' }, ...out.map(([name, kind]) => ({ name, kind }))],
    links: [...into.map(([source, valueFen]) => ({ source, target: fundName, valueFen })), ...out.map(([target, , valueFen]) => ({ source: fundName, target, valueFen }))],
  };
}
