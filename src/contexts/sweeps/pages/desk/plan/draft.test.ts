import { describe, expect, it } from 'vitest';
import { bodyOf, emptyPlan, isAskable, scopeOf } from './draft.ts';

const street = { ...emptyPlan, divisionCode: '320508020000' };

describe('a plan in the making', () => {
  it('is asked about once its scope says something', () => {
    expect(isAskable(emptyPlan)).toBe(false);
    expect(isAskable(street)).toBe(true);
    expect(isAskable({ ...street, by: 'grids' })).toBe(false);
    expect(isAskable({ ...street, by: 'grids', gridCodes: ['320508020020001'] })).toBe(true);
    expect(isAskable({ ...street, by: 'hand' })).toBe(false);
    expect(isAskable({ ...street, by: 'hand', addresses: ['路口'] })).toBe(true);
  });

  it('sends grids and workstations only with the scope they belong to', () => {
    const both = { ...street, gridCodes: ['g'], workstationIds: ['w'] };
    expect(scopeOf(both)).toMatchObject({ gridCodes: [], workstationIds: [] });
    expect(scopeOf({ ...both, by: 'grids' })).toMatchObject({ gridCodes: ['g'], workstationIds: [] });
  });

  it('leaves out what was not said', () => {
    expect(Object.keys(bodyOf({ ...street, title: ' 甲 ', question: '乙' }, '2026-03-17')).sort()).toEqual(['dueOn', 'question', 'scope', 'title']);
    expect(bodyOf({ ...street, title: ' 甲 ' }, '2026-03-17').title).toBe('甲');
  });
});
