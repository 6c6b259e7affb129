import { isId } from '../shared/ids.ts';
import { isPlainDate } from '../shared/time.ts';
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

/** Where a list by something else than its id stands: what the last row was ordered by, and its id. */
export interface PairCursor {
  readonly at: string;
  readonly id: string;
}

function readPair(cursor: string, separator: string, isRight: (at: string) => boolean): PairCursor {
  const [at = '', id = '', ...more] = cursor.split(separator);
  if (!isRight(at) || !isId(id) || more.length > 0) throw foreignCursor();
  return { at, id };
}

const instantPattern = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/u;

function isInstant(text: string): boolean {
  return instantPattern.test(text) && isPlainDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text.slice(0, 19).replace(' ', 'T')));
}

/** A cursor `instant|id`, the instant as the database writes it. Throws 422 for anything else. */
export function readInstantCursor(cursor: string): PairCursor {
  return readPair(cursor, '|', isInstant);
}

/** A cursor `date_id`. Throws 422 for anything else. */
export function readDateCursor(cursor: string): PairCursor {
  return readPair(cursor, '_', isPlainDate);
}
