import { describe, expect, it } from 'vitest';
import { emptyDraft, frameOf } from './draft.ts';

const draft = emptyDraft('320508020000', Date.parse('2026-03-10T02:00:00Z'));

describe('the form of a draw', () => {
  it('begins with the last thirty days of one’s place', () => {
    expect(frameOf(draft)).toEqual({ divisionCode: '320508020000', basis: 'closed', from: '2026-02-08', until: '2026-03-10', strataBy: 'category', sizeKind: 'count', size: 20 });
  });

  it('asks for nothing while something is missing', () => {
    for (const change of [{ divisionCode: '' }, { from: '' }, { until: '' }, { size: undefined }, { size: 0 }, { size: 301 }]) expect(frameOf({ ...draft, ...change })).toBeUndefined();
  });

  it('hands on filters only where they are set', () => {
    expect(frameOf({ ...draft, channel: 'phone', categoryId: 'c', workstationId: undefined })).toMatchObject({ channel: 'phone', categoryId: 'c' });
    expect(Object.keys(frameOf(draft) ?? {})).not.toContain('workstationId');
  });
});
