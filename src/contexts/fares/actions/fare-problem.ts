import { Problem, fieldProblem } from '../../../platform/problem.ts';
import { FareError, type FareErrorCode } from '../rules/errors.ts';

const details: Readonly<Record<FareErrorCode, string>> = {
  'unknown-network': 'There is no such network.',
  'unknown-station': 'There is no such station; look at the nearest names.',
  'unknown-medium': 'There is no such medium.',
  'invalid-time': 'The time or span of days cannot be used.',
  'invalid-rider': 'Say who rides as age:72, height:128 or a group.',
  'exit-before-entry': 'The exit lies before the entry.',
  'calendar-not-published': 'The holiday calendar of that year is not published.',
  'network-not-available': 'There is no data on the network for that day.',
  'tariff-not-available': 'There is no tariff for that day.',
};

/** Runs the rules for a call: a question without an answer becomes a 422 that names the field and what may be tried instead. */
export async function answering<Answer>(part: 'query' | 'body', work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FareError)) throw error;
    const { fields } = fieldProblem(part === 'query' ? `query.${error.field}` : error.field, error.code, details[error.code]);
    throw new Problem(422, error.code, { detail: details[error.code], fields, extra: { params: error.params } });
  }
}
