import { type CanonicalValue, canonicalJson } from '../../shared/canonical-json.ts';
import type { ReadEvent } from './store.ts';
import type { Difference } from './verify.ts';

/**
 * Compares a record with the newest event that told its whole content: each value the event told must be the record's own under the same name.
 * Values that are stored differently from how they were told are named in `except`. Erased details agree with everything.
 */
export function differsFromTold(record: object, history: readonly ReadEvent[], except: readonly string[] = []): readonly Difference[] {
  const told = history.at(-1)?.internalDetail ?? {};
  const own = new Map(Object.entries(record));
  const agrees = Object.entries(told).every(([name, value]) => except.includes(name) || !own.has(name) || canonicalJson((own.get(name) ?? null) as CanonicalValue) === canonicalJson(value));
  return agrees ? [] : ['record-field-changed'];
}
