import { describe, expect, it } from 'vitest';
import { chooseExamples, isGoodEnough, suggestNature } from './suggestion.ts';

describe('the nature of a text', () => {
  it.each([
    ['请问老年卡怎么办理？', 'enquiry'],
    ['楼道灯坏了一个星期，请派人来修', 'help'],
    ['投诉物业乱收费，态度很差', 'complaint'],
    ['举报一楼餐馆无证经营，半夜偷排油烟', 'tipOff'],
    ['建议在西门增设一个路灯', 'suggestion'],
    ['送一面锦旗给社区的小陈，非常感谢', 'thanks'],
    ['小区里有没有充电的地方？', 'enquiry'],
    ['垃圾桶满了', 'help'],
    ['I would like to complain about the noise', 'complaint'],
    ['How can I apply for a parking place', 'enquiry'],
  ])('“%s” is %s', (text, nature) => {
    expect(suggestNature(text)).toBe(nature);
  });
});

describe('what can be learnt from', () => {
  const some = (category: string, count: number) => Array.from({ length: count }, (_, index) => ({ category, text: `${category}${index}` }));

  it('leaves out categories with too few cases', () => {
    const { chosen, hindrance } = chooseExamples([...some('a', 40), ...some('b', 30), ...some('c', 4)], 60);
    expect(chosen).toHaveLength(70);
    expect(hindrance).toBeNull();
  });

  it('needs enough cases and two categories', () => {
    expect(chooseExamples([...some('a', 20), ...some('b', 30)], 60).hindrance).toBe('tooFewCases');
    expect(chooseExamples([...some('a', 80), ...some('b', 3)], 60).hindrance).toBe('tooFewCategories');
  });

  it('must lie the margin above the commonest category', () => {
    expect(isGoodEnough(0.6, 0.4, 20)).toBe(true);
    expect(isGoodEnough(0.599, 0.4, 20)).toBe(false);
  });
});
