import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { usePlace } from '../../../../ui/desk/place.tsx';

export interface PlaceOption {
  readonly value: string;
  readonly label: string;
}

/** The place the person works at and the units below it, to hold something at. */
export function usePlaceOptions(): readonly PlaceOption[] {
  const { place } = usePlace();
  const { data } = useApiQuery('places.listDivisions', { query: { parent: place?.code ?? '' } }, { enabled: place !== undefined, staleTime: 600_000 });
  if (!place) return [];
  const below = (data?.items ?? []).filter(({ level }) => level !== 'grid').map(({ code, shortName }) => ({ value: code, label: shortName }));
  return [{ value: place.code, label: place.name }, ...below];
}
