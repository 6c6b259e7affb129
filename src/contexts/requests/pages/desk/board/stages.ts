import type { State } from '../../shared/states.ts';
import { openStates } from '../../../lifecycle.ts';

/** The columns of the board, in the order of the work; states the office handles in one stretch stand together. */
const named: readonly { readonly stage: string; readonly states: readonly State[] }[] = [
  { stage: 'toAccept', states: ['submitted'] },
  { stage: 'toDispatch', states: ['accepted'] },
  { stage: 'toAcknowledge', states: ['dispatched'] },
  { stage: 'handling', states: ['acknowledged', 'checked', 'planned', 'working'] },
  { stage: 'toVerify', states: ['completed'] },
  { stage: 'toRate', states: ['verified'] },
];

/** The board's columns with every open state in exactly one of them: what nobody placed is being handled. */
export function stagesOf(open: readonly State[] = openStates): readonly { readonly stage: string; readonly states: readonly State[] }[] {
  const placed = new Set(named.flatMap(({ states }) => states));
  const others = open.filter((state) => !placed.has(state));
  return named.map(({ stage, states }) => ({ stage, states: [...states.filter((state) => open.includes(state)), ...(stage === 'handling' ? others : [])] }));
}
