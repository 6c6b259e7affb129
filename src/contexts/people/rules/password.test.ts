import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordFaults } from './password.ts';

describe('password policy asvs', () => {
  it.each([
    'woaini1314520', 'Password123456', 'P@ssw0rd2026!!', 'qwertyuiop123', '138123456789012', '1q2w3e4r5t6y', 'suzhou20221123',
    '5201314woaini', 'aaaaaaaaaaaaaa', 'abcabcabcabcabc', 'lianxin2026admin', 'zhangwei19850312', '123456789012', 'qazwsxedcrfv',
  ])('refuses %s, which everybody tries', (password) => {
    expect(passwordFaults('asvs', password)).toContain('too-common');
  });

  it.each(['correct horse battery staple', '桂花树下三只猫在打盹听雨声', 'v7#kQm2!xTz9', 'hutong-lamp-quilt-nine', 'tVzrwbNKjm3q'])('takes %s', (password) => {
    expect(passwordFaults('asvs', password)).toEqual([]);
  });

  it('wants twelve characters, counted as people count them', () => {
    expect(passwordFaults('asvs', 'v7#kQm2!xTz')).toEqual(['too-short']);
    expect(passwordFaults('asvs', '🌸v7#kQm2!xTz')).toEqual([]);
  });

  it('refuses the own name and number', () => {
    const person = { userName: 'lijing.gusu', phone: '13812345678' };
    expect(passwordFaults('asvs', 'lijing-xq7-vbn', person)).toContain('contains-name');
    expect(passwordFaults('asvs', 'xq7-13812345678', person)).toContain('contains-name');
    expect(passwordFaults('asvs', 'meihua-xq7-vbt-ko', person)).toEqual([]);
  });
});

describe('password policy mlps', () => {
  it('wants eight characters of three kinds', () => {
    expect(passwordFaults('mlps', 'Xq7-vbt')).toContain('too-short');
    expect(passwordFaults('mlps', 'xqvbtkow')).toEqual(['too-few-kinds']);
    expect(passwordFaults('mlps', 'Xq7-vbtk')).toEqual([]);
  });
});

it('never judges a longer random password worse than the random part alone', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }), (text) => {
      expect(passwordFaults('asvs', `${text}v7#kQm2!xTz9`)).toEqual([]);
    }),
  );
});
