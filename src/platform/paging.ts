import { isId } from '../shared/ids.ts';
import { type Problem, fieldProblem } from './problem.ts';

/** The answer to a cursor that no earlier page gave: 422 naming the field, never silently the first page again. */
export function foreignCursor(): Problem {
  return fieldProblem('query.cursor', 'invalid-cursor', 'The cursor does not come from an earlier page of this list.');
}

/** A cursor that is the id of the last row before. Throws 422 for anything else. */
export function readIdCursor(cursor: string): string {
  if (!isId(cursor)) throw foreignCursor();
  return cursor;
}
