import { type Journey, journeyOf } from './journey.ts';
import { type Price, checkQuestion, priceOf } from './price.ts';
import type { QuoteQuestion, Rulebook } from './question.ts';

export type Quote = Journey & Price;

/**
 * What the ride costs and why: a pure function of the rulebook and the question.
 * Throws a FareError where no honest answer exists (unknown station, unpublished calendar, no network version …).
 */
export function quote(rulebook: Rulebook, question: QuoteQuestion): Quote {
  checkQuestion(rulebook, question);
  const journey = journeyOf(rulebook, question);
  return { ...journey, ...priceOf(rulebook, { ...question, baseFen: journey.baseFen, same: journey.from.id === journey.to.id }) };
}
