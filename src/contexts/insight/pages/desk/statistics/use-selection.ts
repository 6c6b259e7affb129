import { useSearchParams } from 'react-router';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { addDays, plainDateOf } from '../../../../../shared/time.ts';
import type { Channel } from '../../../../requests/contract.ts';
import type { Breakdown } from '../../../contract.ts';
import { type Period, type PeriodKind, periodAround } from '../../../rules/periods.ts';

const breakdowns = ['place', 'grid', 'workstation', 'category', 'channel'] as const;
export const channels = ['app', 'contactDay', 'wishBox', 'bridge', 'hotline', 'gridWorker', 'visit', 'phone', 'station', 'window', 'import'] as const satisfies readonly Channel[];
const stepNames = ['day', 'week', 'month'] as const;

/** The usual periods, by name. */
export const presets = ['thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisQuarter', 'thisYear', 'last30'] as const;
export type Preset = (typeof presets)[number];

const kinds: Readonly<Record<Exclude<Preset, 'last30'>, PeriodKind>> = { thisWeek: 'week', lastWeek: 'week', thisMonth: 'month', lastMonth: 'month', thisQuarter: 'quarter', thisYear: 'year' };

/** The days of a preset, seen from today. */
export function presetPeriod(preset: Preset, today: string): Period {
  if (preset === 'last30') return { from: addDays(today, -29), until: today };
  const current = periodAround(kinds[preset], today);
  return preset.startsWith('last') ? periodAround(kinds[preset], addDays(current.from, -1)) : current;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text);
}

/** What the page shows; all of it stands in the address. */
export function useSelection() {
  const { place } = usePlace();
  const [search, setSearch] = useSearchParams();
  const today = plainDateOf(Date.now());
  const usual = presetPeriod('last30', today);
  const from = search.get('from') ?? usual.from;
  const until = search.get('until') ?? usual.until;
  const homeCode = place?.code;
  const placeCode = search.get('placeCode') ?? homeCode;
  const window = search.get('window') === 'noon' ? ('noon' as const) : ('calendar' as const);
  const by: Breakdown = oneOf(breakdowns, search.get('by')) ?? 'category';
  const step = oneOf(stepNames, search.get('step'));
  const categoryId = search.get('categoryId') ?? undefined;
  const channel = oneOf<Channel>(channels, search.get('channel'));
  const workstationId = search.get('workstationId') ?? undefined;
  const selection = { placeCode: placeCode ?? '', homeCode, from, until, window, categoryId, channel, workstationId };
  const set = (change: Readonly<Record<string, string | undefined>>): void =>
    setSearch((old) => {
      const next = new URLSearchParams(old);
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const preset = presets.find((name) => {
    const period = presetPeriod(name, today);
    return period.from === from && period.until === until;
  });
  return { selection, by, step, preset, today, set };
}
export type SelectionState = ReturnType<typeof useSelection>;
