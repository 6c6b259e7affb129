import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { isPlainDate, plainDateOf } from '../../../../../shared/time.ts';
import { nearestDate } from '../../../rules/days.ts';
import type { NetworkVersion } from '../../../rules/model.ts';
import { findStation } from '../../../rules/stations.ts';

/** What the page asks; all of it stands in the address, so that a link shows the same answer. */
export interface Asked {
  /** Station ids; empty while not chosen. */
  readonly from: string;
  readonly to: string;
  readonly date: string;
  /** `HH:MM`. */
  readonly time: string;
  readonly medium: string;
  readonly age: number | undefined;
  readonly ride: number | undefined;
}

const DEFAULT_TIME = '10:00';
const DEFAULT_MEDIUM = 'suzhou-tong';

function numberOf(text: string | null, largest: number): number | undefined {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= 0 && value <= largest ? value : undefined;
}

/** Reads the address; a day without data becomes the nearest day with data. */
export function readAsked(search: URLSearchParams, version: NetworkVersion, today: string): Asked {
  const [date = '', time = ''] = (search.get('at') ?? '').split(/[T ]/);
  const station = (name: string): string => findStation(version, search.get(name) ?? '')?.id ?? '';
  const age = /^(?:age[:-])?(\d{1,3})$/.exec(search.get('rider') ?? '');
  return {
    from: station('from'),
    to: station('to'),
    date: nearestDate(isPlainDate(date) ? date : today, version.validFrom, version.validTo),
    time: /^([01]\d|2[0-3]):[0-5]\d/.test(time) ? time.slice(0, 5) : DEFAULT_TIME,
    medium: search.get('medium') ?? DEFAULT_MEDIUM,
    age: numberOf(age?.[1] ?? null, 130),
    ride: numberOf(search.get('ride'), 10_000) || undefined,
  };
}

/** Writes the address of a question. */
export function writeAsked(asked: Asked): URLSearchParams {
  const search = new URLSearchParams();
  if (asked.from) search.set('from', asked.from);
  if (asked.to) search.set('to', asked.to);
  search.set('at', `${asked.date}T${asked.time}`);
  search.set('medium', asked.medium);
  if (asked.age !== undefined) search.set('rider', `age:${asked.age}`);
  if (asked.ride !== undefined) search.set('ride', String(asked.ride));
  return search;
}

/** The question in the address and a way to change it. */
export function useQuestion(version: NetworkVersion): { readonly asked: Asked; readonly change: (part: Partial<Asked>) => void } {
  const [search, setSearch] = useSearchParams();
  const asked = useMemo(() => readAsked(search, version, plainDateOf(Date.now())), [search, version]);
  const change = useCallback(
    (part: Partial<Asked>) => setSearch(writeAsked({ ...asked, ...part }), { replace: true, preventScrollReset: true }),
    [asked, setSearch],
  );
  return { asked, change };
}
