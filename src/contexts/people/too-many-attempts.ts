import { type Problem, problem } from '../../platform/problem.ts';

/** Too many tries; says when the next one counts (seconds). */
export function tooManyAttempts(seconds: number): Problem {
  return problem(429, 'too-many-attempts', {
    detail: `Too many attempts. Try again in ${seconds} seconds.`,
    extra: { retryAfterSeconds: seconds },
  });
}
