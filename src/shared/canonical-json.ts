/** What can be written in exactly one way. */
export type CanonicalValue = null | boolean | number | string | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

const DEEPEST = 100;

function refuse(path: string, why: string): never {
  throw new TypeError(`cannot write ${path === '' ? 'the value' : path}: ${why}`);
}

function writeText(text: string, path: string): string {
  // A lone surrogate has no UTF-8 form, so its hash would depend on who encodes it.
  if (/\p{Surrogate}/u.test(text)) refuse(path, 'half a surrogate pair');
  return JSON.stringify(text);
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse(path, 'not a plain object');
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${writeText(key, path)}:${write(member, `${path}.${key}`, depth + 1)}`).join(',')}}`;
}

function write(value: unknown, path: string, depth: number): string {
  if (depth > DEEPEST) refuse(path, 'nested too deeply');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : refuse(path, 'not a finite number');
  if (typeof value === 'string') return writeText(value, path);
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown, index) => write(item, `${path}[${index}]`, depth + 1)).join(',')}]`;
  if (typeof value === 'object') return writeObject(value, path, depth);
  return refuse(path, typeof value);
}

/**
 * One and only one JSON text per value, for hashing: keys in UTF-16 order, no white space, as in RFC 8785.
 * Throws TypeError on undefined, dates and other objects, NaN and infinities, half surrogates, and depth beyond 100.
 */
export function canonicalJson(value: CanonicalValue): string {
  return write(value, '', 0);
}
