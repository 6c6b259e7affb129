import { useMemo, type ReactNode } from 'react';
import type { Area, Position } from '../../../../shared/geometry.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { PlacePicker as MapPicker } from '../../../../ui/map/place-picker.tsx';
import type { MapShape } from '../../../../ui/map/types.ts';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { useCity } from '../shared/division-select.tsx';
import type { PlaceValue } from '../shared/place-value.ts';
import { useLocation } from '../shared/use-location.ts';
import { NoteInput } from './compound-way.tsx';
import { PlaceSummary } from './place-summary.tsx';

interface Props {
  readonly value: Extract<PlaceValue, { kind: 'point' }> | undefined;
  readonly onChange: (value: PlaceValue | undefined) => void;
}

const nothing: readonly string[] = [];

/** The outlines of an answer as shapes of a map; the units named stand out, and the map is drawn around them. */
export function shapesOf(collection: Output<'places.listShapes'> | undefined, focused: readonly string[] = nothing): readonly MapShape[] {
  return (collection?.features ?? []).map(({ id, properties, geometry }) => ({
    id: String(id),
    name: String(properties['name']),
    area: geometry as unknown as Area,
    emphasis: focused.includes(String(id)) ? 'focus' : 'ground',
  }));
}

/** A pin on the map, or where the phone is. */
export function PointWay({ value, onChange }: Props): ReactNode {
  const { location } = useLocation(value);
  const city = useCity();
  const street = location?.lineage.find(({ level }) => level === 'street')?.code;
  const wide = useApiQuery('places.listShapes', { query: { within: city ?? '', level: 'district' } }, { staleTime: 3_600_000, enabled: city !== undefined });
  const near = useApiQuery(
    'places.listShapes',
    { query: { within: street ?? '', level: 'community' } },
    { staleTime: 3_600_000, enabled: street !== undefined },
  );
  const shown = street !== undefined && near.data && near.data.features.length > 0 ? near.data : wide.data;
  const lineage = location?.lineage;
  const shapes = useMemo(() => shapesOf(shown, lineage?.map(({ code }) => code)), [shown, lineage]);
  const position: Position | undefined = value && [value.longitude, value.latitude];
  const pick = ([longitude, latitude]: Position): void => {
    onChange({ ...(value?.note === undefined ? {} : { note: value.note }), kind: 'point', longitude, latitude, system: 'wgs84' });
  };
  return (
    <Stack gap={3}>
      <MapPicker value={position} onChange={pick} shapes={shapes} fromOpenStreetMap={street === undefined} />
      <PlaceSummary value={value} />
      {value ? <NoteInput value={value} onChange={onChange} /> : null}
    </Stack>
  );
}
