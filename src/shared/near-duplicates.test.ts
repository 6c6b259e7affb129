import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupNearDuplicates } from './near-duplicates.ts';

describe('near-duplicates', () => {
  it('stand in one group, whatever spaces and punctuation they have', () => {
    const text = '桂花新村西门每天早上被外来车辆堵住，行人过不去，请安排人来看看。';
    const groups = groupNearDuplicates([text, '楼道灯坏了一个星期没有人来修', `您好！${text.replace('，', ' , ')}谢谢`, '另外一件完全不同的事情：垃圾桶满了']);
    expect(groups[2]).toBe(groups[0]);
    expect(new Set(groups).size).toBe(3);
  });

  it('are found whatever the order, and equal texts always share a group', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 }), (texts) => {
        const groups = groupNearDuplicates([...texts, ...texts]);
        texts.forEach((_, index) => expect(groups[index + texts.length]).toBe(groups[index]));
        expect(groups.every((group) => groups[group] === group)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
