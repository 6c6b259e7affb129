import { describe, expect, it } from 'vitest';
import { readNumber } from './read-number.ts';

describe('a number a person types', () => {
  it.each(['CL-2026-000123', 'cl-2026-000123', ' CL 2026 000123 ', 'cl2026000123', 'ＣＬ－２０２６－０００１２３', 'CL—2026—123'])('“%s” is CL-2026-000123', (text) => {
    expect(readNumber(text)).toBe('CL-2026-000123');
  });

  it.each(['', 'CL', '2026-000123', 'CL-26-1', '桂花新村'])('“%s” is none', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});
