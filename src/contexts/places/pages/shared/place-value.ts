/** Where something is, as a person says it; what reports and other forms send. */
export type PlaceValue =
  | { readonly kind: 'point'; readonly longitude: number; readonly latitude: number; readonly system?: 'wgs84'; readonly note?: string }
  | { readonly kind: 'compound'; readonly compoundId: string; readonly building?: string; readonly note?: string }
  | { readonly kind: 'address'; readonly text: string; readonly divisionCode?: string };

export type PlaceWay = 'compound' | 'point' | 'address';

/** Reads a value that comes from elsewhere (a draft, a form); undefined for anything that is none. */
export function asPlaceValue(value: unknown): PlaceValue | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const { kind, longitude, latitude, compoundId, text } = value as Record<string, unknown>;
  if (kind === 'point' && typeof longitude === 'number' && typeof latitude === 'number') return value as PlaceValue;
  if (kind === 'compound' && typeof compoundId === 'string') return value as PlaceValue;
  return kind === 'address' && typeof text === 'string' ? (value as PlaceValue) : undefined;
}

/** The question for the server: where is that, and who serves it? Undefined while there is nothing to ask. */
export function locateBodyOf(value: PlaceValue | undefined) {
  switch (value?.kind) {
    case 'point':
      return { kind: 'point', longitude: value.longitude, latitude: value.latitude, system: 'wgs84' } as const;
    case 'compound':
      return { kind: 'compound', compoundId: value.compoundId, ...(value.building ? { building: value.building } : {}) } as const;
    case 'address': {
      const text = value.text.trim().slice(0, 200);
      if (text === '') return undefined;
      return { kind: 'address', text, ...(value.divisionCode ? { divisionCode: value.divisionCode } : {}) } as const;
    }
    default:
      return undefined;
  }
}
