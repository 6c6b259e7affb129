import type { Tone } from '../../../../../ui/tokens.ts';
import type { Case } from '../case/types.ts';

/** How a hand-over stands at a glance. */
export function handOverTone({ status, due }: Pick<Case['handOvers'][number], 'status' | 'due'>, now: number): Tone {
  if (status === 'done') return 'done';
  if (status === 'returned' || status === 'revoked') return 'neutral';
  return Date.parse(due) < now ? 'late' : status === 'offered' ? 'soon' : 'active';
}
