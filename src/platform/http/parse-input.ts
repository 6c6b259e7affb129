import type { z } from 'zod';
import { type FieldProblem, problem } from '../problem.ts';

type Issue = z.core.$ZodIssue;

/** Stable codes that the screens word: what is wrong with a field, whatever library found it. */
function codeOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong-type';
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too-small';
    case 'too_big':
      return issue.origin === 'string' ? 'too-long' : 'too-big';
    case 'invalid_value':
      return 'not-an-option';
    case 'unrecognized_keys':
      return 'unknown-field';
    case 'custom':
      return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'invalid';
    default:
      return 'invalid';
  }
}

function fieldsOf(issue: Issue, prefix: string): FieldProblem[] {
  const path = [prefix, ...issue.path.map(String)].filter((part) => part !== '');
  const code = codeOf(issue);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), code, detail: issue.message }));
  }
  return [{ field: path.join('.'), code, detail: issue.message }];
}

/** Validates one part of a call; a failure is a 422 that names every wrong field. */
export function parseInput(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? {}, { reportInput: true });
  if (result.success) return result.data;
  throw problem(422, 'invalid-input', {
    detail: 'Some fields are missing or wrong.',
    fields: result.error.issues.flatMap((issue) => fieldsOf(issue, part)),
  });
}
