import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeResults } from './inputs.ts';
import { type Fact, believedTime, isAccounted, progressOf, standingOf, workstationFor } from './rules.ts';

const hour = 3_600_000;
const apart = 4;

function facts(...looks: readonly (readonly [result: Fact['result'], hours: number])[]): readonly Fact[] {
  return looks.map(([result, hours], index) => ({ sequence: index + 1, result, observedAt: hours * hour }));
}

const anyFacts = fc
  .uniqueArray(fc.record({ sequence: fc.integer({ min: 1, max: 99 }), result: fc.constantFrom(...placeResults), observedAt: fc.integer({ min: 0, max: 200 * hour }) }), { selector: ({ sequence }) => sequence, maxLength: 8 });

describe('the standing of a place', () => {
  it('does not depend on the order in which phones deliver', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (given, randoms) => {
        const keys = new Map(given.map((fact) => [fact.sequence, randoms.next().value as number]));
        const shuffled = [...given].sort((one, other) => (keys.get(one.sequence) ?? 0) - (keys.get(other.sequence) ?? 0));
        expect(standingOf(shuffled, apart)).toEqual(standingOf(given, apart));
      }),
    );
  });

  it('is the latest look, also when an earlier one arrives after it', () => {
    expect(standingOf(facts(['notFound', 5], ['found', 2]), apart)).toMatchObject({ result: 'notFound', observedAt: 5 * hour });
    expect(standingOf([], apart)).toEqual({ result: null, observedAt: null, vainTries: 0 });
  });

  it('counts tries in vain only when hours lie between them', () => {
    expect(standingOf(facts(['notReachable', 0], ['notReachable', 1], ['notReachable', 3.9]), apart).vainTries).toBe(1);
    expect(standingOf(facts(['notReachable', 0], ['notReachable', 4]), apart).vainTries).toBe(2);
    expect(standingOf(facts(['notReachable', 0], ['notFound', 5], ['notReachable', 9]), apart).vainTries).toBe(1);
  });

  it('never counts more tries than facts, and none after somebody got in', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const { result, vainTries } = standingOf(given, apart);
        expect(vainTries).toBeLessThanOrEqual(given.length);
        expect(vainTries > 0).toBe(result === 'notReachable');
      }),
    );
  });
});

describe('a place is accounted for', () => {
  it('when looked at, tried twice in vain, or decided, and never before', () => {
    expect(isAccounted({ result: null, vainTries: 0 }, false)).toBe(false);
    expect(isAccounted({ result: 'found', vainTries: 0 }, false)).toBe(true);
    expect(isAccounted({ result: 'notFound', vainTries: 0 }, false)).toBe(true);
    expect(isAccounted({ result: 'notReachable', vainTries: 1 }, false)).toBe(false);
    expect(isAccounted({ result: 'notReachable', vainTries: 2 }, false)).toBe(true);
    expect(isAccounted({ result: 'notReachable', vainTries: 1 }, true)).toBe(true);
  });

  it('in sums that add up', () => {
    const place = fc.record({ result: fc.option(fc.constantFrom(...placeResults)), accounted: fc.boolean() });
    fc.assert(
      fc.property(fc.array(place), (places) => {
        const { total, found, notFound, notReachable, waiting } = progressOf(places);
        expect(found + notFound + notReachable + waiting).toBe(total);
        expect(total).toBe(places.length);
      }),
    );
  });
});

describe('the workstation of a place', () => {
  const station = (id: string, territory: readonly string[], isDefault = false) => ({ id, name: id, streetCode: 'street', isDefault, territory });
  const stations = [station('default', [], true), station('community', ['c1']), station('grid', ['c1g2'])];
  it('is that of its smallest unit, else the default of the street', () => {
    expect(workstationFor(stations, ['street', 'c1', 'c1g2'])?.id).toBe('grid');
    expect(workstationFor(stations, ['street', 'c1', 'c1g1'])?.id).toBe('community');
    expect(workstationFor(stations, ['street', 'c2'])?.id).toBe('default');
    expect(workstationFor(stations, ['elsewhere', 'c3'])).toBeUndefined();
  });
});

describe('the clock of a phone', () => {
  it('is believed between the start of the sweep and now only', () => {
    fc.assert(
      fc.property(fc.option(fc.nat(1000), { nil: undefined }), fc.nat(1000), fc.nat(1000), (said, a, b) => {
        const [start, now] = [Math.min(a, b), Math.max(a, b)];
        const time = believedTime(said, start, now);
        expect(time).toBeGreaterThanOrEqual(start);
        expect(time).toBeLessThanOrEqual(now);
        if (said !== undefined && said >= start && said <= now) expect(time).toBe(said);
      }),
    );
  });
});
