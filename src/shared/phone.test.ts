import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isMobilePhone, maskPhone, normalisePhone } from './phone.ts';

const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/))
  .map(([second, rest]) => `1${second}${rest}`);

describe('mobile numbers', () => {
  it.each([
    '13812345678', '+8613812345678', '+86 138 1234 5678', '0086-138-1234-5678', '86 13812345678', '１３８１２３４５６７８', '(+86)138 1234 5678',
  ])('accepts %s', (text) => {
    expect(normalisePhone(text)).toBe('13812345678');
  });

  it.each(['', '12812345678', '1381234567', '138123456789', '0512-65212345', '+1 3812345678', 'abc', '1381234567８8'])('refuses %j', (text) => {
    expect(isMobilePhone(text)).toBe(false);
  });

  it('masks the middle', () => {
    expect(maskPhone('+86 138 1234 5678')).toBe('138****5678');
    expect(maskPhone('0512-65212345')).toBe('****45');
    expect(maskPhone('110')).toBe('****');
  });

  it('normalises every spelling to the same digits and never shows the middle four', () => {
    fc.assert(
      fc.property(mobile, (number) => {
        expect(normalisePhone(`+86 ${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`)).toBe(number);
        expect(maskPhone(number)).toHaveLength(11);
        expect(maskPhone(number).slice(3, 7)).toBe('****');
      }),
    );
  });
});
