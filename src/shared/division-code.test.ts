import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { divisionAncestors, divisionKind, divisionLevel, divisionPrefix, isDivisionCode, isWithinDivision, parentDivision } from './division-code.ts';

describe('division codes', () => {
  it.each([
    ['320000000000', 'province', undefined, undefined],
    ['320500000000', 'city', '320000000000', undefined],
    ['320508000000', 'district', '320500000000', undefined],
    ['320508020000', 'street', '320508000000', 'subdistrict'],
    ['320583109000', 'street', '320583000000', 'town'],
    ['320583401000', 'street', '320583000000', 'zone'],
    ['650000201000', 'street', '650000000000', 'township'],
    ['320508020014', 'community', '320508020000', 'residentsCommittee'],
    ['320583401233', 'community', '320583401000', 'villagersCommittee'],
    ['320508020498', 'community', '320508020000', 'similar'],
    ['110000000000', 'province', undefined, undefined],
    ['100000000000', 'province', undefined, undefined],
  ])('%s', (code, level, parent, kind) => {
    expect([divisionLevel(code), parentDivision(code), divisionKind(code)]).toEqual([level, parent, kind]);
  });

  it.each(['', '320508', '3205080200140', '020508020014', '32050802001x', '000000000000'])('refuses %j', (code) => {
    expect(isDivisionCode(code)).toBe(false);
    expect(() => divisionPrefix(code)).toThrow(RangeError);
  });

  it('lists what is above, and knows what is within', () => {
    expect(divisionAncestors('320508020014')).toEqual(['320000000000', '320500000000', '320508000000', '320508020000']);
    expect(isWithinDivision('320508020014', '320508020000')).toBe(true);
    expect(isWithinDivision('320508020000', '320508020000')).toBe(true);
    expect(isWithinDivision('320508020000', '320508020014')).toBe(false);
    expect(isWithinDivision('320508023000', '320508020000')).toBe(false);
  });

  it('every code lies within its parent, which is one level or more above', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{11}$/), (code) => {
        const parent = parentDivision(code);
        if (parent === undefined) {
          expect(divisionLevel(code)).toBe('province');
          return;
        }
        expect(isWithinDivision(code, parent)).toBe(true);
        expect(divisionPrefix(parent).length).toBeLessThan(divisionPrefix(code).length);
      }),
    );
  });
});
