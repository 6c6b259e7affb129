import { ApiProblem } from '../../../../ui/api/problem.ts';

/** Seconds a refused call asks to wait; undefined when it does not say. */
export function retryAfter(problem: unknown): number | undefined {
  const seconds = problem instanceof ApiProblem ? problem.extra['retryAfterSeconds'] : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
}
