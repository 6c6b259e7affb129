import { describe, expect, test } from 'vitest';
import { changedMeanwhile, refuseOldVersion } from './refuse-old-version.ts';
import { targetState } from './target-state.ts';

describe('an action on an older version', () => {
  test('is refused with what stands now', () => {
    expect(() => refuseOldVersion({ version: 4, state: 'open' }, 3)).toThrow(
      expect.objectContaining({ status: 409, code: 'changed-meanwhile', extra: { version: 4, state: 'open' } }),
    );
    expect(() => refuseOldVersion({ version: 4 }, 5)).toThrow(expect.objectContaining({ extra: { version: 4 } }));
  });

  test('passes on the newest version, and without one', () => {
    expect(() => refuseOldVersion({ version: 4 }, 4)).not.toThrow();
    expect(() => refuseOldVersion({ version: 4 }, undefined)).not.toThrow();
  });

  test('says what changed where that is known', () => {
    expect(changedMeanwhile({ version: 4 }, [{ field: 'name' }]).extra).toEqual({ version: 4, changes: [{ field: 'name' }] });
  });
});

describe('the state a transition leads to', () => {
  test('is the one named, the same one, or the one chosen among several', () => {
    expect(targetState({ to: 'closed' }, 'open')).toBe('closed');
    expect(targetState({ to: 'same' }, 'open')).toBe('open');
    expect(targetState({ to: ['closed', 'working'] }, 'open', 'working')).toBe('working');
  });

  test('is an error when an effect chose none, or another', () => {
    expect(() => targetState({ to: ['closed', 'working'] }, 'open')).toThrow('did not choose');
    expect(() => targetState({ to: ['closed', 'working'] }, 'open', 'open')).toThrow('did not choose');
  });
});
