import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { idNumberCheckDigit, idNumberProblem, maskIdNumber } from './id-number.ts';

const today = '2026-11-23';

describe('resident identity number', () => {
  it.each(['11010519491231002X', '440524188001010014', '11010519491231002x', '110105 19491231 002X'])('accepts %s', (number) => {
    expect(idNumberProblem(number, today)).toBeUndefined();
  });

  it.each([
    ['11010519491231002', 'shape'],
    ['X1010519491231002X', 'shape'],
    ['990105194912310027', 'area'],
    ['110105194913310021', 'date'],
    ['110105202702290021', 'date'],
    ['110105202701010021', 'date'],
    ['110105194912310021', 'check-digit'],
  ])('refuses %s', (number, problem) => {
    expect(idNumberProblem(number, today)).toBe(problem);
  });

  it('masks', () => {
    expect(maskIdNumber('11010519491231002x')).toBe('110***********002X');
    expect(maskIdNumber('12')).toBe('***');
  });

  it('notices every single wrong digit of the serial and every exchange of neighbours in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3}$/), fc.nat(2), fc.nat(9), (serial, place, digit) => {
        const first17 = `32050819900115${serial}`;
        const check = idNumberCheckDigit(first17);
        expect(idNumberProblem(first17 + check, today)).toBeUndefined();
        const changed = first17.slice(0, 14 + place) + String(digit) + first17.slice(15 + place);
        if (changed !== first17) expect(idNumberProblem(changed + check, today)).toBe('check-digit');
        const exchanged = first17.slice(0, 14) + serial.charAt(1) + serial.charAt(0) + serial.charAt(2);
        if (exchanged !== first17) expect(idNumberProblem(exchanged + check, today)).toBe('check-digit');
      }),
    );
  });
});
