import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../locales/zh.json' with { type: 'json' };
import { type RuleRevision, conflictOf, firstConflict, ruleCatalogue, ruleNames, valuesOn } from './rule-catalogue.ts';

describe('the rules of requests', () => {
  it('each have words, a unit and a span that makes sense', () => {
    for (const name of ruleNames) {
      expect(ruleCatalogue[name].minimum, name).toBeLessThan(ruleCatalogue[name].maximum);
      expect(words.rules.names[name], name).toBeTruthy();
      expect(words.rules.hints[name], name).toBeTruthy();
    }
  });

  it('fit together: red comes after yellow, higher levels later, the least below the most', () => {
    expect(conflictOf({ yellowSharePercent: 30, redSharePercent: 10 })).toBeUndefined();
    expect(conflictOf({ yellowSharePercent: 30, redSharePercent: 30 })).toBe('red-before-yellow');
    expect(conflictOf({ supervise1AfterHours: 0, supervise2AfterHours: 14, supervise3AfterHours: 14 })).toBeUndefined();
    expect(conflictOf({ supervise1AfterHours: 15, supervise2AfterHours: 14 })).toBe('levels-out-of-order');
    expect(conflictOf({ trainingLeastCases: 500, trainingMostCases: 400 })).toBe('least-over-most');
  });

  it('are those of the day, whatever the order they were written in', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((one) => `2026-03-${String(one).padStart(2, '0')}`);
    const revisions = fc.uniqueArray(fc.record({ name: fc.constant('contestWithinDays' as const), value: fc.nat(60), validFrom: day }), { selector: ({ validFrom }) => validFrom });
    fc.assert(
      fc.property(revisions, day, (list, asked) => {
        const expected = list.reduce<RuleRevision | undefined>((best, one) => (one.validFrom <= asked && (!best || one.validFrom > best.validFrom) ? one : best), undefined);
        expect(valuesOn(list, asked).contestWithinDays).toBe(expected?.value);
        expect(valuesOn(list.toReversed(), asked)).toEqual(valuesOn(list, asked));
      }),
    );
  });

  it('are looked at on later days too, where another one is to begin', () => {
    const revisions: readonly RuleRevision[] = [
      { name: 'yellowSharePercent', value: 30, validFrom: '2019-01-01' }, { name: 'redSharePercent', value: 10, validFrom: '2019-01-01' },
      { name: 'yellowSharePercent', value: 15, validFrom: '2026-05-01' },
    ];
    expect(firstConflict(revisions, '2026-03-10')).toBeUndefined();
    const more: readonly RuleRevision[] = [...revisions, { name: 'redSharePercent', value: 20, validFrom: '2026-04-01' }];
    expect(firstConflict(more, '2026-04-01')).toEqual({ day: '2026-05-01', code: 'red-before-yellow' });
  });
});
