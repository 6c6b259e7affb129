import { problem } from '../problem.ts';

/** No form of ours is nested deeper than a few levels. */
const deepest = 64;

function cleanText(text: string): string {
  const withoutNul = text.includes('\u0000') ? text.replaceAll('\u0000', '') : text;
  return withoutNul.isWellFormed() ? withoutNul : withoutNul.replaceAll(/\p{Surrogate}/gu, '');
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) throw problem(422, 'invalid-input', { detail: 'The body is nested too deeply.' });
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = clean(item, depth + 1);
    return value;
  }
  const members = value as Record<string, unknown>;
  for (const [key, member] of Object.entries(members)) {
    const name = cleanText(key);
    if (name !== key) delete members[key];
    // The reader of JSON refused such a name; a cleaned one must not become it.
    if (name === '__proto__') throw problem(400, 'bad-request', { detail: 'A member may not be called __proto__.' });
    members[name] = clean(member, depth + 1);
  }
  return value;
}

/**
 * A body of JSON without what no database can keep and nobody can read: NUL characters and halves of surrogate pairs
 * are left out of every text, in place. Throws a 422 for one that is nested too deeply.
 */
export function withoutUnstorableText(body: unknown): unknown {
  return clean(body, 0);
}
