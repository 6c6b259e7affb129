import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isPausedAt, mergePauses, pausesOf, withoutPauses, type ClockEvent, type Span } from './calendar.ts';

const event = fc.record({ at: fc.nat(20), kind: fc.constantFrom<ClockEvent['kind']>('stop', 'resume') });
const pause = fc.record({ from: fc.nat(50), to: fc.nat(50) });

describe('pauses', () => {
  it('come from stops and resumes', () => {
    expect(pausesOf([{ at: 1, kind: 'stop' }, { at: 3, kind: 'resume' }, { at: 5, kind: 'stop' }])).toEqual([{ from: 1, to: 3 }, { from: 5 }]);
    expect(pausesOf([{ at: 1, kind: 'stop' }, { at: 2, kind: 'stop' }, { at: 3, kind: 'resume' }, { at: 4, kind: 'resume' }])).toEqual([{ from: 1, to: 3 }]);
    expect(pausesOf([])).toEqual([]);
  });

  it('a stop and a resume at one instant leave the clock as it was', () => {
    const both: ClockEvent[] = [{ at: 5, kind: 'stop' }, { at: 5, kind: 'resume' }];
    expect(pausesOf(both)).toEqual([]);
    expect(pausesOf([{ at: 1, kind: 'stop' }, ...both, { at: 9, kind: 'resume' }])).toEqual([{ from: 1, to: 9 }]);
  });

  it('are the same in whatever order the events are given', () => {
    const shuffled = fc.array(event).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })));
    fc.assert(
      fc.property(shuffled, ([events, other]) => {
        expect(pausesOf(other)).toEqual(pausesOf(events));
      }),
    );
  });

  it('merge when they touch; backward and empty ones vanish', () => {
    expect(mergePauses([{ from: 5, to: 9 }, { from: 1, to: 3 }, { from: 3, to: 4 }, { from: 8 }, { from: 7, to: 6 }, { from: 2, to: 2 }])).toEqual([[1, 4], [5, Infinity]]);
  });

  it('cut a span into what is left, instant by instant', () => {
    fc.assert(
      fc.property(fc.array(pause), fc.nat(50), fc.nat(50), (pauses, from, to) => {
        const merged = mergePauses(pauses);
        const span: Span = [from, to];
        const left = withoutPauses(span, merged);
        for (let instant = 0; instant < 50; instant++) {
          const running = instant >= from && instant < to && !pauses.some((one) => one.from <= instant && instant < one.to);
          expect(left.some(([a, b]) => a <= instant && instant < b)).toBe(running);
          expect(isPausedAt(instant, merged)).toBe(pauses.some((one) => one.from <= instant && instant < one.to));
        }
      }),
    );
  });
});
