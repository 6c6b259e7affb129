import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import type { FigureGroupAnswer, FiguresAnswer } from '../../contract.ts';
import type { CaseMeasure, Channel, HeardMeasure } from '../../../requests/contract.ts';

/** Half a point of a percentage is noise. */
const notable = 0.005;

export type RateName = 'response' | 'resolution' | 'satisfaction' | 'score';
export const rateNames: readonly RateName[] = ['response', 'resolution', 'satisfaction', 'score'];

/** How rates and counts are written and compared, in the language of the screen. */
export function useFigures() {
  const { t } = useTranslation('insight');
  const format = useFormat();
  const share = (value: number | null): string => (value === null ? t('none') : format.share(value));
  const rate = ({ rates }: FiguresAnswer, name: RateName): string => (rates.noValidCallbacks ? t('noValidCallbacks') : format.share(rates[name]));
  const points = (now: number | null, before: number | null): string | undefined => {
    if (now === null || before === null) return undefined;
    const change = now - before;
    if (Math.abs(change) < notable) return t('compare.same');
    return t(change > 0 ? 'compare.pointsMore' : 'compare.pointsLess', { points: (Math.abs(change) * 100).toFixed(1) });
  };
  const cases = (now: number, before: number): string => {
    if (now === before) return t('compare.same');
    return t(now > before ? 'compare.more' : 'compare.less', { count: Math.abs(now - before), before });
  };
  const sign = (now: number, before: number): string => (now === before ? '0' : `${now > before ? '+' : '−'}${Math.abs(now - before)}`);
  const hours = (value: number | null): string => (value === null ? t('none') : value >= 48 ? t('days', { days: (value / 24).toFixed(1) }) : t('hours', { hours: value.toFixed(1) }));
  /** The interval of confidence of a share: `72%–91%`. */
  const range = (interval: { readonly low: number; readonly high: number } | null): string => (interval === null ? t('none') : `${format.share(interval.low)}–${format.share(interval.high)}`);
  return { share, range, rate, points, cases, sign, hours, number: format.number };
}

/** What a line of a breakdown is called. */
export function useGroupName(): (group: Pick<FigureGroupAnswer, 'key' | 'name'>, by: string) => string {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  return ({ key, name }, by) => {
    if (name) return name[language];
    if (key === '') return t(`without.${by}`);
    return by === 'channel' ? t(`requests:channels.${key}`) : key;
  };
}

/** What a number is about: where, when, and by which filters. */
export interface Selection {
  readonly placeCode: string;
  /** The place the person works at: lists begin there by themselves. */
  readonly homeCode: string | undefined;
  readonly from: string;
  readonly until: string;
  readonly window: 'calendar' | 'noon';
  readonly categoryId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly workstationId?: string | undefined;
}

function searchOf({ placeCode, homeCode, window, ...rest }: Selection, measure: string, always: boolean): string {
  const search = new URLSearchParams({ measure });
  if (always || placeCode !== homeCode) search.set(always ? 'placeCode' : 'divisionCode', placeCode);
  if (window === 'noon') search.set('window', window);
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) search.set(name, value);
  return search.toString();
}

/** The work list with exactly the cases behind a number. */
export function casesPath(selection: Selection, measure: CaseMeasure): string {
  return `/requests?${searchOf(selection, measure, false)}`;
}

/** The callbacks behind a number. */
export function callbacksPath(selection: Selection, measure: HeardMeasure): string {
  return `/statistics/callbacks?${searchOf(selection, measure, true)}`;
}

/** The selection narrowed to one line of a breakdown; undefined where no list can be narrowed so. */
export function narrowed(selection: Selection, by: string, key: string): Selection | undefined {
  if (key === '') return undefined;
  if (by === 'place' || by === 'grid') return { ...selection, placeCode: key };
  if (by === 'category') return { ...selection, categoryId: key };
  return by === 'channel' ? { ...selection, channel: key as Channel } : { ...selection, workstationId: key };
}
