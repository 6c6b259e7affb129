import type { Tone } from '../../../../ui/tokens.ts';
import type { SampleItem, SampleSummary } from '../../contract.ts';

export const stateTones: Readonly<Record<SampleSummary['state'], Tone>> = { drawn: 'neutral', underWay: 'active', finished: 'done', cancelled: 'neutral' };

/** The colour of each result; cases nobody looked at yet stay grey. */
export const verdictTones: Readonly<Record<NonNullable<SampleItem['verdict']> | 'waiting', Tone>> = { done: 'done', notDone: 'late', cannotVerify: 'soon', waiting: 'neutral' };
