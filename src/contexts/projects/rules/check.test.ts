import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckInput, type Neighbour, checkApplication, isExcluded } from './check.ts';
import { lineAmount, sumOf } from './lines.ts';
import { addMonths, levelFor, quotesFor, rulebookOn, rulebooks, warrantyMonths } from './rulebook.ts';

const book = rulebookOn(rulebooks, '2022-07-05');
const today = '2022-07-05';

function input(change: Partial<CheckInput> = {}): CheckInput {
  return {
    kind: 'emergency', workType: 'guardrail', estimateFen: 862_000, managersDuty: false, plannedWorks: false, residentsAsked: 12, residentsAgreed: 11,
    partyCommitteeAgreed: true, managedPlaces: ['桂花新村'], quotes: 1, neighbours: [], today, ...change,
  };
}

function outcome(change: Partial<CheckInput>, rule: string): string | undefined {
  return checkApplication(input(change), book).find((result) => result.rule === rule)?.outcome;
}

function neighbour(change: Partial<Neighbour> = {}): Neighbour {
  return { number: 'CL-XM-2022-0001', amountFen: 862_000, proposedOn: '2022-06-20', open: true, warrantyUntil: null, ...change };
}

describe('the check of an application', () => {
  it('lets the guardrail of 桂花新村 pass, and says on which source each result rests', () => {
    const results = checkApplication(input(), book);
    expect(isExcluded(results)).toBe(false);
    expect(results.every(({ source }) => source.length > 5)).toBe(true);
  });

  it.each([
    ['amountLimit', { estimateFen: 2_000_001 }, 'failed'],
    ['amountLimit', { estimateFen: 2_000_000 }, 'passed'],
    ['amountLimit', { estimateFen: 0 }, 'failed'],
    ['managersDuty', { workType: 'lighting' }, 'failed'],
    ['managersDuty', { workType: 'lighting', managedPlaces: [] }, 'passed'],
    ['managersDuty', { managersDuty: true }, 'failed'],
    ['plannedWorks', { plannedWorks: true }, 'failed'],
    ['partyCommittee', { partyCommitteeAgreed: false }, 'failed'],
    ['residentsSupport', { residentsAsked: 12, residentsAgreed: 8 }, 'passed'],
    ['residentsSupport', { residentsAsked: 12, residentsAgreed: 7 }, 'failed'],
    ['residentsSupport', { residentsAsked: 2, residentsAgreed: 2 }, 'failed'],
    ['quotes', { estimateFen: 1_000_001, quotes: 2 }, 'open'],
    ['quotes', { estimateFen: 1_000_001, quotes: 3 }, 'passed'],
    ['approvalLevel', { estimateFen: 20_000_001 }, 'failed'],
  ] as const)('%s with %o is %s', (rule, change, expected) => {
    expect(outcome(change as Partial<CheckInput>, rule)).toBe(expected);
  });

  it('sees an order split to stay below a limit, within its days only', () => {
    expect(outcome({ estimateFen: 250_000, neighbours: [neighbour({ amountFen: 250_000 })] }, 'splitting')).toBe('failed');
    expect(outcome({ estimateFen: 250_000, neighbours: [neighbour({ amountFen: 250_000, proposedOn: '2022-04-05' })] }, 'splitting')).toBe('passed');
    expect(outcome({ estimateFen: 100_000, neighbours: [neighbour({ amountFen: 100_000 })] }, 'splitting')).toBe('passed');
  });

  it('notes what is open or covered by a warranty without forbidding it', () => {
    expect(outcome({ neighbours: [neighbour()] }, 'duplicate')).toBe('noted');
    expect(outcome({ neighbours: [neighbour({ open: false })] }, 'duplicate')).toBe('passed');
    expect(outcome({ neighbours: [neighbour({ warrantyUntil: today })] }, 'warranty')).toBe('noted');
    expect(outcome({ neighbours: [neighbour({ warrantyUntil: '2022-07-04' })] }, 'warranty')).toBe('passed');
  });
});

describe('limits and levels', () => {
  const amount = fc.integer({ min: 1, max: 30_000_000 });

  it('never ask fewer people or quotes for more money', () => {
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(quotesFor(book, less)).toBeLessThanOrEqual(quotesFor(book, more));
        const high = levelFor(book, more);
        if (high) expect(levelFor(book, less)?.persons ?? 9).toBeLessThanOrEqual(high.persons);
      }),
    );
  });

  it('find every cut of an order that together needs a higher level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300_001, max: 20_000_000 }), fc.integer({ min: 1, max: 99 }), (total, share) => {
        const first = Math.max(1, Math.floor((total * share) / 100));
        const second = total - first;
        fc.pre(second > 0 && levelFor(book, second)?.uptoFen !== levelFor(book, total)?.uptoFen);
        expect(outcome({ kind: 'ordinary', estimateFen: second, neighbours: [neighbour({ amountFen: first })] }, 'splitting')).toBe('failed');
      }),
    );
  });

  it('holds the version in force on the day, and none before the first', () => {
    const next = { ...book, validFrom: '2024-01-01', source: 'next' };
    expect(rulebookOn([next, book], '2023-12-31').source).toBe(book.source);
    expect(rulebookOn([next, book], '2024-01-01').source).toBe('next');
    expect(() => rulebookOn([book], '2018-12-31')).toThrow(RangeError);
  });
});

describe('amounts and months', () => {
  it('round half a fen up', () => {
    expect(lineAmount({ quantity: 0.05, unitPriceFen: 10 })).toBe(1);
    expect(lineAmount({ quantity: 12.5, unitPriceFen: 33 })).toBe(413);
    expect(sumOf([{ quantity: 18, unitPriceFen: 42_000 }, { quantity: 1, unitPriceFen: 106_000 }])).toBe(862_000);
  });

  it('sum to whole fen, whatever the quantities', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ hundredths: fc.integer({ min: 1, max: 1_000_000 }), unitPriceFen: fc.integer({ min: 1, max: 1_000_000 }) })), (lines) => {
        const sum = sumOf(lines.map(({ hundredths, unitPriceFen }) => ({ quantity: hundredths / 100, unitPriceFen })));
        const exact = lines.reduce((total, { hundredths, unitPriceFen }) => total + hundredths * unitPriceFen, 0) / 100;
        expect(Number.isSafeInteger(sum)).toBe(true);
        expect(Math.abs(sum - exact)).toBeLessThanOrEqual(lines.length / 2);
      }),
    );
  });

  it('end a warranty on a day that exists', () => {
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2022-07-31', 2)).toBe('2022-09-30');
    expect(addMonths('2022-11-15', 24)).toBe('2024-11-15');
    expect(warrantyMonths(book, 'trees')).toBe(0);
    expect(warrantyMonths(book, 'seating')).toBe(12);
  });
});
