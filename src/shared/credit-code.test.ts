import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { creditCodeCheckCharacter, creditCodeKind, creditCodeProblem, isCreditCode, normaliseCreditCode, organizationCheckCharacter } from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const soundCode = fc
  .tuple(fc.constantFrom('51', '52', '53', '91', '93', 'N1'), fc.stringMatching(/^\d{6}$/), fc.string({ unit: fc.constantFrom(...alphabet), minLength: 8, maxLength: 8 }))
  .map(([prefix, area, organization]) => `${prefix}${area}${organization}${organizationCheckCharacter(organization)}`)
  .map((first17) => first17 + creditCodeCheckCharacter(first17));

describe('credit code', () => {
  it.each(['91350100M000100Y43', '11320000MB151840XJ', '91440300708461136T', '914403001922038216', ' 9135 0100-m000100y43 ', '９１３５０１００M000100Y43'])('accepts %s', (code) => {
    expect(creditCodeProblem(code)).toBeUndefined();
  });

  it.each([
    ['91350100M000100Y4Z', 'shape'],
    ['91310115MA1H8R7C6D', 'check-character'],
    ['91350100M000100Y4', 'shape'],
    ['', 'shape'],
  ])('refuses %s', (code, problem) => {
    expect(creditCodeProblem(code)).toBe(problem);
  });

  it('notices a wrong organisation number under a right last character', () => {
    const first17 = '91350100M000100Y5';
    expect(creditCodeProblem(first17 + creditCodeCheckCharacter(first17))).toBe('organization-check-character');
  });

  it('tells the kind', () => {
    expect(creditCodeKind('51320507')).toBe('association');
    expect(creditCodeKind('n2320507')).toBe('villageCollective');
    expect(creditCodeKind('91')).toBeUndefined();
  });

  it('accepts every sound code and refuses it with any one character changed', () => {
    fc.assert(
      fc.property(soundCode, fc.nat(17), fc.constantFrom(...alphabet), (code, place, character) => {
        expect(isCreditCode(code)).toBe(true);
        const changed = code.slice(0, place) + character + code.slice(place + 1);
        expect(isCreditCode(changed)).toBe(normaliseCreditCode(changed) === code);
      }),
    );
  });
});
