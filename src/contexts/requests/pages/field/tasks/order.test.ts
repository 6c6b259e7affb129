import { describe, expect, it } from 'vitest';
import { byDistance, byDue, groupByDue, type Ordered } from './order.ts';

const now = Date.parse('2026-11-23T06:00:00Z');
const here = { longitude: 120.62, latitude: 31.29 };

function task(id: string, due: string | null, east = 0): Ordered {
  return {
    id,
    state: 'acknowledged',
    response: null,
    resolution: due === null ? null : { due, provisional: false },
    point: east < 0 ? null : { longitude: here.longitude + east, latitude: here.latitude },
  };
}

const late = task('late', '2026-11-23T05:59:00Z', 0.03);
const tonight = task('tonight', '2026-11-23T15:59:00Z', 0.02);
const tomorrow = task('tomorrow', '2026-11-23T16:00:00Z', 0.01);
const open = task('open', null, 0);
const nowhere = task('nowhere', '2026-11-23T15:59:00Z', -1);
const ids = (tasks: readonly Ordered[]) => tasks.map(({ id }) => id);

describe('the order of tasks', () => {
  it('is by the nearest limit, then by distance, those without a limit last', () => {
    expect(ids(byDue([open, nowhere, tomorrow, tonight, late], here))).toEqual(['late', 'tonight', 'nowhere', 'tomorrow', 'open']);
  });

  it('is by distance when asked, places unknown last', () => {
    expect(ids(byDistance([nowhere, late, tonight, tomorrow, open], here))).toEqual(['open', 'tomorrow', 'tonight', 'late', 'nowhere']);
  });
});

describe('the groups of tasks', () => {
  it('follow the day in Suzhou and leave out empty ones', () => {
    const groups = groupByDue([late, tonight, tomorrow, open], now);
    expect(groups.map(({ group, tasks }) => [group, ids(tasks)])).toEqual([
      ['late', ['late']],
      ['today', ['tonight']],
      ['later', ['tomorrow']],
      ['none', ['open']],
    ]);
    expect(groupByDue([tomorrow], now).map(({ group }) => group)).toEqual(['later']);
  });
});
