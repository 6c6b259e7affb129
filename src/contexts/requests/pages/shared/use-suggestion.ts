import { useEffect, useState } from 'react';
import { normaliseForSearch } from '../../../../shared/search-pairs.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';

export type Suggestion = Output<'requests.suggest'>;

/** Fewer characters say too little. */
const leastCharacters = 4;
/** Milliseconds without a key before the program is asked. */
const restTime = 500;

/** A value once it has rested: for what follows typing. */
export function useRested<Value>(value: Value, time = restTime): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), time);
    return () => clearTimeout(timer);
  }, [value, time]);
  return rested;
}

/** What the text seems to be about, a moment after the last key; undefined without a network, and then nothing is missed. */
export function useSuggestion(text: string, wanted = true): Suggestion | undefined {
  const rested = useRested(text.trim());
  const enabled = wanted && normaliseForSearch(rested).length >= leastCharacters;
  const { data } = useApiQuery('requests.suggest', { body: { text: rested.slice(0, 5000) } }, { enabled, staleTime: 600_000, keepPrevious: true });
  return enabled ? data : undefined;
}
