import { describe, expect, it } from 'vitest';
import { writeValue } from './write-value.ts';

const words = { yes: '是', no: '否', none: '无', shape: '图形' };

describe('a stored value in words', () => {
  it.each([
    [null, '无'],
    ['', '无'],
    [[], '无'],
    [true, '是'],
    [false, '否'],
    [3, '3'],
    [[120.61602044710695, 31.29], '120.61602、31.29'],
    [['甲', '乙'], '甲、乙'],
    [{ name: '14幢', stairwells: ['1'] }, '14幢'],
    [{ type: 'MultiPolygon', coordinates: [] }, '图形'],
    [{ created: 2, updated: 1 }, 'created 2、updated 1'],
  ])('%j', (value, text) => {
    expect(writeValue(value, words)).toBe(text);
  });

  it('is cut when it is long', () => {
    expect(writeValue('长'.repeat(500), words)).toHaveLength(120);
  });
});
