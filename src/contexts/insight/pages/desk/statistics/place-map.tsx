import { useMemo, type ReactNode } from 'react';
import type { Area } from '../../../../../shared/geometry.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { MapView } from '../../../../../ui/map/map-view.tsx';
import type { MapShape } from '../../../../../ui/map/types.ts';

type Statistics = Output<'insight.readStatistics'>;
const below = { city: 'district', district: 'street', street: 'community', community: 'grid', grid: 'grid' } as const;

/** The places below, the darker the more was reported; drawn only where outlines are known. The table beside it says the same. */
export function PlaceMap({ data }: { readonly data: Statistics }): ReactNode {
  const { t } = useTranslation('insight');
  const { place, groups, by } = data;
  const level = by === 'grid' ? 'grid' : (below[place.level as keyof typeof below] ?? 'community');
  const { data: found } = useApiQuery('places.listShapes', { query: { within: place.code, level } }, { staleTime: 3_600_000 });
  const shapes = useMemo(() => {
    const counts = new Map(groups.map(({ key, counts: { reported } }) => [key, reported]));
    const most = Math.max(1, ...counts.values());
    return (found?.features ?? []).flatMap(({ properties, geometry }): readonly MapShape[] => {
      if (!geometry) return [];
      const code = String(properties['code']);
      const count = counts.get(code) ?? 0;
      const name = String(properties['shortName'] ?? properties['name'] ?? '');
      return [{ id: code, name: `${name} ${count}`, area: geometry as unknown as Area, shade: count / most }];
    });
  }, [groups, found]);
  if (shapes.length === 0) return null;
  return <MapView label={t('map.label')} shapes={shapes} height={420} />;
}
