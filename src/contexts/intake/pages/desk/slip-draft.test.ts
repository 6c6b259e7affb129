import { describe, expect, it } from 'vitest';
import { bodyOf, draftOf, emptySlip, isComplete } from './slip-draft.ts';

describe('a slip as it is typed', () => {
  it('needs words, nothing else', () => {
    expect(isComplete(emptySlip)).toBe(false);
    expect(isComplete({ ...emptySlip, text: ' …!' })).toBe(false);
    expect(bodyOf({ ...emptySlip, text: ' 西门停车 ' }, '320508020014')).toEqual({ text: '西门停车' });
  });

  it('takes words about the place as an address of the record’s own place, and a chosen compound as such', () => {
    expect(bodyOf({ ...emptySlip, text: '灯不亮', placeText: '菜场后门' }, '320508020014').where).toEqual({ kind: 'address', text: '菜场后门', divisionCode: '320508020014' });
    const where = { kind: 'compound', compoundId: '0197a000-0000-7000-8000-000000000001' } as const;
    expect(bodyOf({ ...emptySlip, text: '灯不亮', placeText: '桂花新村', where }, '320508020014').where).toEqual(where);
  });

  it('comes back as it was typed when it was refused', () => {
    const draft = { ...emptySlip, categoryId: '0197a000-0000-7000-8000-000000000002', text: '灯不亮', placeText: '菜场后门', name: '王芳', phone: '123' };
    const back = draftOf(bodyOf(draft, '320508020014'));
    expect(back).toMatchObject({ text: '灯不亮', categoryId: draft.categoryId, placeText: '菜场后门', name: '王芳', phone: '123' });
  });
});
