import { describe, expect, it } from 'vitest';
import { type Category, bodyOf, draftOf, emptyFields, inTreeOrder } from './category-form.ts';

const emptyCategory: Omit<Category, 'id' | 'code' | 'parentId' | 'version' | 'response' | 'resolution'> = {
  nameZh: '', nameEn: '', terms: { check: null, urgent: {}, emergency: {}, measures: [] }, verification: { photo: true, otherPerson: true, callback: 'none' },
  instructions: '', templates: [], defaultWorkstationId: null, divisionCode: null, validFrom: '2026-01-01', validTo: null, source: '', offered: true,
};

const category = (id: string, code: string, parentId: string | null): Category => ({
  ...emptyCategory, id, code, parentId, version: 1, response: { amount: 1, unit: 'workingHours' }, resolution: { amount: 1, unit: 'workingDays' },
});

describe('categories', () => {
  it('stand under their branch; one whose branch ended stands at the top', () => {
    const rows = inTreeOrder([category('a', '01', null), category('b', '02', null), category('c', '0101', 'a'), category('d', '0901', 'gone')]);
    expect(rows.map(({ code, depth }) => `${code}:${depth}`)).toEqual(['01:0', '0101:1', '02:0', '0901:0']);
  });

  it('keep their stages through the form; a limit without a number is none', () => {
    const limit = { amount: 4, unit: 'workingHours' } as const;
    const terms: Category['terms'] = { check: { amount: 1, unit: 'workingDays' }, urgent: { response: limit }, emergency: {}, measures: [{ nameZh: '停工', nameEn: 'Stop', limit, emergency: { ...limit, amount: 1 } }] };
    const draft = draftOf({ ...category('a', '01', null), terms }, null, '');
    expect(bodyOf(draft).terms).toEqual({ ...terms, measures: [{ ...terms.measures[0], urgent: undefined }] });
    const emptied = { ...draft, check: { ...draft.check, amount: null }, measures: draft.measures.map((one) => ({ ...one, limit: { ...one.limit, amount: null } })) };
    expect(bodyOf(emptied).terms).toEqual({ check: null, urgent: { response: limit }, emergency: {}, measures: [] });
  });

  it('begin with what an office usually has and say what is empty', () => {
    expect(emptyFields(draftOf(undefined, null, '2026-01-01'))).toEqual(['code', 'nameZh', 'nameEn']);
    expect(emptyFields({ ...draftOf(category('a', '01', null), null, ''), nameZh: '灯', nameEn: 'Lamp', response: { amount: null, unit: 'workingHours' } })).toEqual(['response']);
  });
});
