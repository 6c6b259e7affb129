import { describe, expect, it } from 'vitest';
import { policyTemplates, shippedCatalogue } from './catalogue.ts';
import chinese from '../locales/zh.json' with { type: 'json' };
import type { ConcessionPolicy, Medium, NetworkVersion, Tariff } from './model.ts';
import { mediumSchema, networkSchema, policySchema, tariffSchema } from '../contract/schemas.ts';
import type { z } from 'zod';

/** The schemas and the types of the rules must describe the same shapes; the compiler compares them. */
type Matches<Schema extends z.ZodType, Shape> = z.output<Schema> extends Shape ? true : never;
const matches: [Matches<typeof policySchema, ConcessionPolicy>, Matches<typeof mediumSchema, Medium>, Matches<typeof tariffSchema, Tariff>, Matches<typeof networkSchema, NetworkVersion>] = [true, true, true, true];

describe('shipped data', () => {
  it('fit the schemas of the contract', () => {
    expect(matches.length).toBe(4);
    for (const network of shippedCatalogue.networks) networkSchema.parse(network);
    for (const tariff of shippedCatalogue.tariffs) expect(tariffSchema.parse(tariff)).toEqual(tariff);
    for (const medium of shippedCatalogue.media) expect(mediumSchema.parse(medium)).toEqual(medium);
    for (const policy of [...shippedCatalogue.policies, ...policyTemplates]) expect(policySchema.parse(policy)).toEqual(policy);
  });

  it('name only media that exist', () => {
    const known = new Set(shippedCatalogue.media.map((medium) => medium.id));
    for (const { media } of [...shippedCatalogue.policies, ...policyTemplates]) {
      for (const medium of [...media.included, ...media.excluded]) expect(known).toContain(medium);
    }
  });

  it('resolve: every segment and line names stations of the network, versions of a network never overlap', () => {
    for (const network of shippedCatalogue.networks) {
      const ids = new Set(network.stations.map((station) => station.id));
      for (const id of [...network.segments.flatMap(({ from, to }) => [from, to]), ...network.lines.flatMap((line) => line.stations)]) expect(ids).toContain(id);
      const rivals = shippedCatalogue.networks.filter((other) => other !== network && other.network === network.network);
      for (const other of rivals) expect((network.validTo ?? '9999') < other.validFrom || (other.validTo ?? '9999') < network.validFrom).toBe(true);
    }
  });

  it('mark each rule with its source and how sure it is', () => {
    for (const { source } of [...shippedCatalogue.tariffs, ...shippedCatalogue.policies]) expect(source.summary.zh && source.summary.en && source.note?.zh && source.note.en).toBeTruthy();
    expect(policyTemplates.every((template) => template.source.confidence === 'thin')).toBe(true);
    expect(Object.keys(chinese.rider)).toContain('pupil');
  });
});

describe('policy schema', () => {
  const good = shippedCatalogue.policies[0] as ConcessionPolicy;
  it.each([
    ['window.to', { window: { from: '2022-07-16', to: '2022-07-15' } }],
    ['media.excluded', { media: { included: ['suzhou-tong'], excluded: ['suzhou-tong'] } }],
    ['rider.maxAge', { rider: { minAge: 70, maxAge: 60 } }],
    ['times.except.0.to', { times: { only: [], except: [{ from: '09:00', to: '07:00' }] } }],
    ['effect.payPercent', { effect: { kind: 'percent', payPercent: 120 } }],
    ['effect.tiers', { effect: { kind: 'rideTiers', period: 'calendar-month', tiers: [{ fromRide: 1, payPercent: 90 }, { fromRide: 1, payPercent: 80 }] } }],
    ['media.included', { media: { included: [], excluded: [] } }],
    ['days', { days: [] }],
    ['window.from', { window: { from: '2022-02-30', to: null } }],
    ['id', { id: 'Half Price!' }],
  ])('refuses a wrong %s', (path, changes) => {
    const result = policySchema.safeParse({ ...good, ...changes });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
