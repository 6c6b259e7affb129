import { describe, expect, it } from 'vitest';
import { type Category, draftOf, emptyFields, inTreeOrder } from './category-form.ts';

const category = (id: string, code: string, parentId: string | null): Category => ({ ...draftOf(undefined, parentId, '2026-01-01'), id, code, version: 1, response: { amount: 1, unit: 'workingHours' }, resolution: { amount: 1, unit: 'workingDays' } });

describe('categories', () => {
  it('stand under their branch; one whose branch ended stands at the top', () => {
    const rows = inTreeOrder([category('a', '01', null), category('b', '02', null), category('c', '0101', 'a'), category('d', '0901', 'gone')]);
    expect(rows.map(({ code, depth }) => `${code}:${depth}`)).toEqual(['01:0', '0101:1', '02:0', '0901:0']);
  });

  it('begin with what an office usually has and say what is empty', () => {
    expect(emptyFields(draftOf(undefined, null, '2026-01-01'))).toEqual(['code', 'nameZh', 'nameEn']);
    expect(emptyFields({ ...draftOf(category('a', '01', null), null, ''), nameZh: '灯', nameEn: 'Lamp', response: { amount: null, unit: 'workingHours' } })).toEqual(['response']);
  });
});
