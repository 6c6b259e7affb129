export interface ValueWords {
  readonly yes: string;
  readonly no: string;
  readonly none: string;
  readonly shape: string;
}

const longest = 120;

/** A stored value in a line a person can read; outlines are only named. */
export function writeValue(value: unknown, words: ValueWords): string {
  if (value === null || value === undefined || value === '') return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value;
    return parts.length === 0 ? words.none : cut(parts.map((part) => writeValue(part, words)).join('、'));
  }
  // Six decimals of a degree are a hand's breadth.
  if (typeof value === 'number') return String(Number(value.toFixed(6)));
  if (typeof value !== 'object') return cut(String(value));
  if ('coordinates' in value) return words.shape;
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record['name'] === 'string') return record['name'];
  return cut(Object.entries(record).map(([name, part]) => `${name} ${writeValue(part, words)}`).join('、'));
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
