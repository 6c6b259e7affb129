import type { ReactNode } from 'react';
import { boundingBox, boxContains, type MultiPolygon, type Position } from '../../../../shared/geometry.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { MapView } from '../../../../ui/map/map-view.tsx';
import type { MapPin, MapShape } from '../../../../ui/map/types.ts';
import { type PublicItem, usePublicTitle } from '../shared/public-card.tsx';
import { stateTones } from '../shared/states.ts';

const unchanging = { staleTime: 3_600_000 } as const;

/** Outlines to find one's way by: what lies in the chosen place, else the streets that hold the pins. */
function useGround(place: string, pins: readonly MapPin[]): readonly MapShape[] {
  const roots = useApiQuery('places.listDivisions', { query: {} }, { ...unchanging, enabled: place === '' });
  const chosen = useApiQuery('places.getDivision', { params: { code: place } }, { ...unchanging, enabled: place !== '' });
  const within = place === '' ? roots.data?.items[0]?.code : place;
  const level = place === '' ? 'street' : chosen.data?.level === 'community' ? 'grid' : 'community';
  const { data } = useApiQuery('places.listShapes', { query: { within: within ?? '', level } }, { ...unchanging, enabled: within !== undefined && (place === '' || chosen.data !== undefined) });
  const shapes = (data?.features ?? []).map(({ id, properties, geometry }) => ({
    id: String(id ?? properties['code']),
    name: String(properties['name'] ?? ''),
    area: geometry as unknown as MultiPolygon,
    emphasis: 'ground' as const,
  }));
  return shapes.filter(({ area }) => {
    const box = boundingBox(area);
    return place !== '' || pins.some(({ position }) => boxContains(box, position));
  });
}

/** The matters of the list on a map; a press leads to the matter. */
export function NearbyMap({ items, place }: { readonly items: readonly PublicItem[]; readonly place: string }): ReactNode {
  const { t } = useTranslation('requests');
  const title = usePublicTitle();
  const pins = items.flatMap((item): readonly MapPin[] => {
    const tone = item.state === 'verified' ? 'done' : stateTones[item.state];
    return [{ placeName: item.placeName, point: item.point }, ...item.places].flatMap(({ placeName, point }, index): readonly MapPin[] => {
      if (!point) return [];
      const position: Position = [point.longitude, point.latitude];
      return [{ id: `${item.number}/${index + 1}`, position, label: title(item), detail: placeName, tone, to: `/r/${item.number}` }];
    });
  });
  const shapes = useGround(place, pins);
  return <MapView label={t('nearby.mapLabel')} pins={pins} shapes={shapes} height={420} />;
}
