import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { Area, BoundingBox } from '../../../../../shared/geometry.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { MapView } from '../../../../../ui/map/map-view.tsx';
import type { MapPin, MapShape } from '../../../../../ui/map/types.ts';
import { type State, stateTones } from '../../shared/states.ts';
import type { ListFilters } from './use-list-filters.ts';

/** All of greater Suzhou, until the map says which part it shows; the server shows only what lies in one's own places. */
const suzhou = { west: 119.5, south: 30.5, east: 121.6, north: 32.3 };

const childLevel = { province: 'district', city: 'district', district: 'street', street: 'community', community: 'grid', grid: 'grid' } as const;

/** The outlines below the place somebody works at. */
export function usePlaceShapes(): readonly MapShape[] {
  const { place } = usePlace();
  const code = place?.code ?? '';
  const known = place !== undefined;
  const { data: unit } = useApiQuery('places.getDivision', { params: { code } }, { enabled: known, staleTime: 3_600_000 });
  const level = unit ? childLevel[unit.level as keyof typeof childLevel] : 'community';
  const below = useApiQuery('places.listShapes', { query: { within: code, level } }, { enabled: unit !== undefined, staleTime: 3_600_000 });
  const grids = useApiQuery('places.listShapes', { query: { within: code, level: 'grid' } }, { enabled: below.data?.features.length === 0, staleTime: 3_600_000 });
  const features = below.data?.features.length ? below.data.features : (grids.data?.features ?? []);
  return features.flatMap(({ geometry, properties, id }) =>
    geometry ? [{ id: String(id ?? properties['code']), name: String(properties['shortName'] ?? properties['name'] ?? ''), area: geometry as unknown as Area, emphasis: 'ground' as const }] : [],
  );
}

const placeMark = '/';

/** The box in steps of about 100 m, outwards: small moves ask nothing anew. */
function widened([west, south, east, north]: BoundingBox) {
  const down = (value: number): number => Math.floor(value * 1000) / 1000;
  const up = (value: number): number => Math.ceil(value * 1000) / 1000;
  return { west: Math.max(-180, down(west)), south: Math.max(-90, down(south)), east: Math.min(180, up(east)), north: Math.min(90, up(north)) };
}

interface Props {
  readonly filters: ListFilters;
  /** The case that stands out. */
  readonly picked?: string | undefined;
  /** Told of a pressed pin instead of opening the case. */
  readonly onPin?: (id: string) => void;
}

/** The cases of the filtered list that have a point in the part of the map that is shown, beside the list. */
export function MapPane({ filters, picked, onPin }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const shapes = usePlaceShapes();
  const [box, setBox] = useState(suzhou);
  const { data, error, refetch } = useApiQuery('requests.map', { query: { ...filters, ...box } }, { keepPrevious: true });
  const move = useCallback((next: BoundingBox) => setBox(widened(next)), []);
  const pins = useMemo(
    () =>
      (data?.features ?? []).map(({ geometry, properties }): MapPin => {
        const state = properties.state as State;
        const late = properties.overdue === true;
        return {
          // A case has a pin for each of its places.
          id: `${properties.id ?? properties.number}${placeMark}${properties.place}`,
          position: geometry.coordinates,
          label: `${properties.number} ${properties.categoryName?.[language] ?? ''}`.trim(),
          detail: late ? `${t(`states.${state}`)} · ${t('desk.filters.dueOptions.overdue')}` : t(`states.${state}`),
          tone: properties.id !== undefined && properties.id === picked ? 'accent' : late ? 'late' : stateTones[state],
          ...(onPin || properties.id === undefined ? {} : { to: `/requests/${properties.id}` }),
        };
      }),
    [data, picked, onPin, t, language],
  );
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton block lines={1} />;
  const whole = box === suzhou;
  if (whole && data.features.length === 0) return <EmptyState compact title={t('desk.map.empty')} hint={t('desk.map.emptyHint')} />;
  return (
    <>
      <MapView label={t('desk.map.label')} pins={pins} shapes={shapes} height={560} onMove={move} {...(onPin ? { onPin: (pin: string) => onPin(pin.split(placeMark)[0] ?? pin) } : {})} />
      {data.truncated ? <Note tone="soon">{t('desk.map.truncated')}</Note> : null}
      {!whole && data.features.length === 0 ? <Note>{t('desk.map.emptyHere')}</Note> : null}
    </>
  );
}
