import { describe, expect, it } from 'vitest';
import { asPlaceValue, locateBodyOf } from './place-value.ts';

describe('a place as a person says it', () => {
  it.each([
    { kind: 'point', longitude: 120.6, latitude: 31.3, note: '西门' },
    { kind: 'compound', compoundId: 'c', building: '14幢' },
    { kind: 'address', text: '东大街4号' },
  ])('is read from a draft: %j', (value) => {
    expect(asPlaceValue(value)).toBe(value);
  });

  it.each([undefined, null, 'text', {}, { kind: 'point' }, { kind: 'compound' }, { kind: 'address', text: 3 }, { kind: 'other', text: '' }])(
    'is not made of %j',
    (value) => {
      expect(asPlaceValue(value)).toBeUndefined();
    },
  );

  it('becomes a question without notes and empty parts', () => {
    expect(locateBodyOf({ kind: 'point', longitude: 1, latitude: 2, note: '门口' })).toEqual({ kind: 'point', longitude: 1, latitude: 2, system: 'wgs84' });
    expect(locateBodyOf({ kind: 'compound', compoundId: 'c', note: '门口' })).toEqual({ kind: 'compound', compoundId: 'c' });
    expect(locateBodyOf({ kind: 'address', text: '  ' })).toBeUndefined();
    expect(locateBodyOf({ kind: 'address', text: ' 东大街 ', divisionCode: '320508020000' })).toEqual({ kind: 'address', text: '东大街', divisionCode: '320508020000' });
    expect(locateBodyOf(undefined)).toBeUndefined();
  });
});
