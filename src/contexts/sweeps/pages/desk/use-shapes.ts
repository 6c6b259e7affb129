import type { Area } from '../../../../shared/geometry.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { MapShape } from '../../../../ui/map/types.ts';

/** The outlines inside a unit: its communities, or the grids of a community. */
export function useShapes(code: string): readonly MapShape[] {
  const known = { enabled: code !== '', staleTime: 3_600_000 };
  const communities = useApiQuery('places.listShapes', { query: { within: code, level: 'community' } }, known);
  const none = communities.data !== undefined && communities.data.features.length <= 1;
  const grids = useApiQuery('places.listShapes', { query: { within: code, level: 'grid' } }, { ...known, enabled: none });
  const features = (none ? grids.data?.features : communities.data?.features) ?? [];
  return features.flatMap(({ geometry, properties, id }) =>
    geometry ? [{ id: String(id ?? properties['code']), name: String(properties['shortName'] ?? properties['name'] ?? ''), area: geometry as unknown as Area, emphasis: 'ground' as const }] : [],
  );
}
