import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from './catalogue.ts';
import { bandFor, bandsTo } from './tariff.ts';
import type { Tariff } from './model.ts';

const tariff = shippedCatalogue.tariffs[0] as Tariff;

describe('distance tariff', () => {
  it.each([
    [1, 200], [5_999, 200], [6_000, 200], [6_001, 300], [6_002, 300], [11_000, 300], [11_001, 400], [16_000, 400], [16_001, 500],
    [23_000, 500], [23_001, 600], [30_000, 600], [30_001, 700], [39_000, 700], [39_001, 800], [48_000, 800], [48_001, 900],
    [57_000, 900], [57_001, 1000],
  ])('%i m cost %i fen: upper limits are inclusive', (metres, fen) => {
    expect(bandFor(tariff, metres)?.fen).toBe(fen);
  });

  it('lists the published upper limits', () => {
    expect(bandsTo(tariff, 57_000).map((band) => band.upToMetres)).toEqual([6_000, 11_000, 16_000, 23_000, 30_000, 39_000, 48_000, 57_000]);
  });

  it('never charges less for a longer way, and every band begins where the one before ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), fc.integer({ min: 1, max: 200_000 }), (one, two) => {
        const [near, far] = one <= two ? [one, two] : [two, one];
        const [low, high] = [bandFor(tariff, near), bandFor(tariff, far)];
        expect(low?.fen).toBeLessThanOrEqual(high?.fen ?? 0);
        expect(near).toBeGreaterThan(low?.overMetres ?? near);
        expect(near).toBeLessThanOrEqual(low?.upToMetres ?? 0);
      }),
    );
    const bands = bandsTo(tariff, 100_000);
    expect(bands.slice(1).every((band, index) => band.overMetres === bands[index]?.upToMetres)).toBe(true);
  });

  it('has no band beyond the end of a tariff that ends', () => {
    const short: Tariff = { ...tariff, steps: [{ upToMetres: 6_000, fen: 200 }] };
    expect(bandFor(short, 6_000)?.fen).toBe(200);
    expect(bandFor(short, 6_001)).toBeUndefined();
  });
});
