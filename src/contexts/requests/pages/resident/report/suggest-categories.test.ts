import { describe, expect, it } from 'vitest';
import categories from '../../../data/categories.json' with { type: 'json' };
import { groupCategories, suggestCategories } from './suggest-categories.ts';

const known = categories.map(({ code, parent, nameZh, nameEn, offered }) => ({ id: code, code, parentId: parent, nameZh, nameEn, offered }));
const namesFor = (text: string) => suggestCategories(text, known).map(({ nameZh }) => nameZh);

describe('suggested categories', () => {
  it.each([
    ['南园新村14幢的树木碰到电线了，请来修剪', '树木修剪'],
    ['老禾家塘岸17号西墙落水管松了，雨水进电表', '落水管破损'],
    ['楼道里堆物，出不去', '楼道堆物'],
    ['有人飞线给电动车充电', '飞线充电'],
  ])('for “%s” begin with %s', (text, name) => {
    expect(namesFor(text)[0]).toBe(name);
  });

  it('understand English words', () => {
    expect(namesFor('Cars parked wild at the west gate')).toContain('机动车乱停放');
  });

  it('say nothing to a text that says nothing', () => {
    expect(namesFor('')).toEqual([]);
    expect(namesFor('有个问题要反映')).toEqual([]);
  });
});

describe('all categories', () => {
  it('stand under headings and leave out what is not offered', () => {
    const groups = groupCategories(known);
    expect(groups.map(({ group }) => group.nameZh)).toContain('小区楼道');
    expect(groups.flatMap(({ items }) => items).every(({ offered }) => offered)).toBe(true);
    expect(groups.every(({ items }) => items.length > 0)).toBe(true);
  });
});
