import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversRule, unreachedRules } from './coverage.ts';
import { decide, momentOf } from './decision.ts';
import { type CaseFacts, type DispatchConditions, type DispatchRule, compareRules, evaluateRules, inForce, missesOf } from './rule.ts';

const street = 'p.c.d.s1';
const paths = [`${street}.m1`, `${street}.m1.g1`, `${street}.m2`, street, 'p.c.d.s2.m9'];
const compounds = [{ compoundId: 'k1', path: `${street}.m1` }, { compoundId: 'k2', path: `${street}.m2` }] as const;
const lineage: Readonly<Record<string, readonly string[]>> = { '01': ['01'], '0101': ['0101', '01'], '0102': ['0102', '01'], '02': ['02'] };
const lineageOf = (code: string): readonly string[] => lineage[code] ?? [code];
const always = (): boolean => true;

const none: DispatchConditions = { categoryIds: [], divisionCodes: [], compoundIds: [], days: [], from: null, until: null, channels: [], natures: [], priorities: [] };
function rule(id: string, change: Partial<Omit<DispatchRule, 'conditions'>> & { readonly conditions?: Partial<DispatchConditions> } = {}): DispatchRule {
  const { conditions, ...rest } = change;
  return {
    id, revision: 1, placePath: street, ahead: false, position: 1, validFrom: '2026-01-01', validTo: null, categoryCodes: [], categoryDepth: 0, places: [],
    target: { kind: 'workstation', id: 'w' }, priority: null, ...rest, conditions: { ...none, ...conditions },
  };
}
const facts: CaseFacts = { placePath: `${street}.m1.g1`, compoundId: null, categoryCodes: ['0101', '01'], channel: 'app', nature: 'complaint', priority: 'normal', day: 'workday', minute: 600 };

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const hours = fc.oneof(fc.constant([null, null] as const), fc.tuple(time, time).filter(([from, until]) => from !== until));
const someRule: fc.Arbitrary<DispatchRule> = fc
  .record({
    id: fc.integer({ min: 0, max: 99_999 }).map((number) => `r${number}`),
    placePath: fc.constantFrom(street, `${street}.m1`, 'p.c.d', 'p.c.d.s2'),
    ahead: fc.boolean(), position: fc.integer({ min: 1, max: 5 }),
    categories: fc.subarray(Object.keys(lineage)),
    places: fc.subarray([...paths.slice(0, 3).map((path) => ({ path, compoundId: null })), ...compounds]),
    days: fc.subarray(['workday', 'weekend', 'holiday'] as const), hours,
    channels: fc.subarray(['app', 'phone', 'hotline']), natures: fc.subarray(['complaint', 'help']), priorities: fc.subarray(['normal', 'urgent']),
  })
  .map(({ categories, hours: [from, until], days, channels, natures, priorities, ...rest }) =>
    rule(rest.id, {
      ...rest, categoryCodes: categories, categoryDepth: categories.length === 0 ? 0 : Math.min(...categories.map((code) => lineageOf(code).length)),
      conditions: { categoryIds: categories, days, from, until, channels, natures, priorities },
    }));
const someCase: fc.Arbitrary<CaseFacts> = fc.record({
  place: fc.constantFrom(...paths.map((placePath) => ({ placePath, compoundId: null })), ...compounds.map(({ path, compoundId }) => ({ placePath: path, compoundId })), { placePath: `${street}.m1.g1`, compoundId: 'k1' }),
  category: fc.constantFrom(...Object.keys(lineage), null), channel: fc.constantFrom('app', 'phone', 'hotline'), nature: fc.constantFrom('complaint', 'help', null),
  priority: fc.constantFrom('normal', 'urgent'), day: fc.constantFrom('workday', 'weekend', 'holiday' as const), minute: fc.integer({ min: 0, max: 1439 }),
}).map(({ place, category, ...rest }) => ({ ...place, ...rest, categoryCodes: category === null ? [] : lineageOf(category) }) as CaseFacts);

describe('when a rule holds', () => {
  it('takes what lies below its category, what lies in its places, and hours beyond midnight', () => {
    const branch = rule('a', { categoryCodes: ['01'], categoryDepth: 1, conditions: { categoryIds: ['x'] }, places: [{ path: `${street}.m1`, compoundId: null }] });
    expect(missesOf(branch, facts)).toEqual([]);
    expect(missesOf(branch, { ...facts, categoryCodes: ['02'], placePath: `${street}.m2` })).toEqual(['place', 'category']);
    const night = rule('b', { conditions: { from: '22:00', until: '06:00' } });
    const held = [0, 359, 360, 1319, 1320, 1439].map((minute) => missesOf(night, { ...facts, minute }).length === 0);
    expect(held).toEqual([true, true, false, false, true, true]);
    const everything = rule('c', { conditions: { days: ['weekend'], from: '08:00', until: '09:00', channels: ['phone'], natures: ['help'], priorities: ['urgent'] } });
    expect(missesOf(everything, facts)).toEqual(['day', 'hours', 'channel', 'nature', 'priority']);
  });

  it('knows swapped workdays from weekends and holidays, by the time in Suzhou', () => {
    const calendar = { publishedYears: [2026], days: { '2026-10-10': { kind: 'swappedWorkday', name: null, source: '' }, '2026-10-01': { kind: 'publicHoliday', name: null, source: '' } }, hours: [] } as const;
    // 2026-10-09 18:30 UTC is Saturday 10 October, 02:30, in Suzhou.
    expect(momentOf(calendar, new Date('2026-10-09T18:30:00Z'))).toEqual({ day: 'workday', minute: 150 });
    expect(momentOf(calendar, new Date('2026-10-01T02:00:00Z')).day).toBe('holiday');
    expect(momentOf(calendar, new Date('2026-10-11T02:00:00Z')).day).toBe('weekend');
  });
});

describe('the order of rules', () => {
  it('asks those ahead, then the smaller place, the narrower category, the more conditions, then as people set it', () => {
    const ordered = [
      rule('ahead', { ahead: true }), rule('compound', { places: [{ path: `${street}.m1`, compoundId: 'k1' }] }), rule('grid', { places: [{ path: `${street}.m1.g1`, compoundId: null }] }),
      rule('community', { places: [{ path: `${street}.m1`, compoundId: null }] }), rule('leaf', { categoryDepth: 2 }), rule('branch', { categoryDepth: 1 }),
      rule('evening', { conditions: { from: '18:00', until: '20:00' } }), rule('first', { position: 1 }), rule('second', { position: 2 }),
    ];
    expect([...ordered].reverse().sort(compareRules).map(({ id }) => id)).toEqual(ordered.map(({ id }) => id));
  });

  it('never depends on how the rules came', () => {
    fc.assert(fc.property(fc.uniqueArray(someRule, { selector: ({ id }) => id, maxLength: 8 }), someCase, fc.infiniteStream(fc.nat()), (rules, one, keys) => {
      const shuffled = rules.map((each) => ({ each, key: keys.next().value })).sort((a, b) => a.key - b.key).map(({ each }) => each);
      expect(evaluateRules(inForce(shuffled, '2026-06-01'), one, always)).toEqual(evaluateRules(inForce(rules, '2026-06-01'), one, always));
    }));
  });

  it('never lets a rule reach outside its place, and says why each before the deciding one did not hold', () => {
    fc.assert(fc.property(fc.uniqueArray(someRule, { selector: ({ id }) => id, maxLength: 8 }), someCase, (rules, one) => {
      const { rule: found, looked } = evaluateRules(inForce(rules, '2026-06-01'), one, always);
      const inside = rules.filter(({ placePath }) => one.placePath === placePath || one.placePath.startsWith(`${placePath}.`));
      expect(looked.every(({ ruleId }) => inside.some(({ id }) => id === ruleId))).toBe(true);
      expect(looked.filter(({ misses }) => misses.length === 0).map(({ ruleId }) => ruleId)).toEqual(found ? [found.id] : []);
      if (!found) expect(looked).toHaveLength(inside.length);
    }));
  });
});

describe('what decides', () => {
  const usual = { id: 'u', name: 'usual' };
  const workstation = { id: 't', name: 'territory' };

  it('is a rule, then the category, then the place, at last nobody', () => {
    const whole = [rule('a')];
    expect(decide(whole, facts, always, { by: 'territory', workstation, usual }).by).toBe('rule');
    expect(decide([], facts, always, { by: 'territory', workstation, usual }).by).toBe('category');
    expect(decide([], facts, always, { by: 'default', workstation, usual: null }).by).toBe('default');
    expect(decide([], facts, always, { by: 'default', workstation: null, usual: null }).by).toBe('nobody');
  });

  it('passes over a rule whose workstation is gone, and goes on with the next', () => {
    const rules = [rule('gone', { target: { kind: 'workstation', id: 'closed' }, ahead: true }), rule('next')];
    const { rule: found, looked } = evaluateRules(rules, facts, ({ id }) => id !== 'closed');
    expect([found?.id, looked]).toEqual(['next', [{ ruleId: 'gone', revision: 1, misses: ['target'] }, { ruleId: 'next', revision: 1, misses: [] }]]);
  });

  it('is the revision of the day: the last that has begun, and none once that has ended', () => {
    const revisions = [rule('a'), rule('a', { revision: 2, validFrom: '2026-06-10' }), rule('a', { revision: 3, validFrom: '2026-06-10', validTo: '2026-06-20' })];
    const on = (day: string) => inForce(revisions, day).map(({ revision }) => revision);
    expect([on('2025-12-31'), on('2026-06-09'), on('2026-06-10'), on('2026-06-20'), on('2026-06-21')]).toEqual([[], [1], [3], [3], []]);
  });
});

describe('rules that are never reached', () => {
  it('are found with the one before them', () => {
    const wide = rule('wide', { ahead: true, categoryCodes: ['01'], categoryDepth: 1, conditions: { categoryIds: ['x'] } });
    const narrow = rule('narrow', { categoryCodes: ['0102'], categoryDepth: 2, conditions: { categoryIds: ['y'], from: '08:00', until: '18:00' }, places: [{ path: `${street}.m1`, compoundId: null }] });
    const other = rule('other', { categoryCodes: ['02'], categoryDepth: 1, conditions: { categoryIds: ['z'] } });
    expect([...unreachedRules([wide, narrow, other], lineageOf)]).toEqual([['narrow', 'wide']]);
    expect(coversRule(rule('later', { validFrom: '2026-02-01' }), narrow, lineageOf)).toBe(false);
  });

  it('never hold where the one that covers them does not', () => {
    fc.assert(fc.property(someRule, someRule, fc.array(someCase, { minLength: 1, maxLength: 20 }), (outer, inner, cases) => {
      fc.pre(coversRule(outer, inner, lineageOf));
      for (const one of cases) {
        const held = evaluateRules([inner], one, always).rule !== undefined;
        if (held) expect(evaluateRules([outer], one, always).rule).toBeDefined();
      }
    }), { numRuns: 60, maxSkipsPerRun: 1000 });
  });

});
