import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf } from './flow.ts';
import { emptyBalances, entryKinds, post } from './ledger.ts';

const words = { topUp: '追加', carryIn: '上年', free: '可用', reserved: '预留', carried: '下年', others: '其他' };

describe('the flow of a fund', () => {
  it('brings in as much as goes out, whatever the ledger holds', () => {
    const operation = fc.record({ kind: fc.constantFrom(...entryKinds), amountFen: fc.integer({ min: 1, max: 5_000 }) });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 50 }), (operations) => {
        let balances = emptyBalances;
        const given = { counterBudget: 0, counterTopUp: 0 };
        const turnover: { kind: (typeof entryKinds)[number]; amountFen: number }[] = [];
        const limit = { counterBudget: 'budget', counterTopUp: 'topUp' } as const;
        for (const one of operations) {
          // A counter-entry takes back what was booked, never more.
          if (one.kind === 'counterBudget' || one.kind === 'counterTopUp') {
            const booked = turnover.reduce((sum, { kind, amountFen }) => (kind === limit[one.kind as keyof typeof limit] ? sum + amountFen : sum), 0);
            if (given[one.kind] + one.amountFen > booked) continue;
            given[one.kind] += one.amountFen;
          }
          const after = post(balances, one.kind, one.amountFen);
          if (!after) continue;
          balances = after;
          turnover.push(one);
        }
        const flow = flowOf({ fundName: '资金', sourceName: '财政', words, turnover, freeFen: balances.free, reservedFen: balances.reserved, paid: [{ placeName: '桂花社区', paidFen: balances.paid }] });
        const sum = (end: 'source' | 'target'): number => flow.links.reduce((total, link) => (link[end] === '资金' ? total + link.valueFen : total), 0);
        expect(sum('target')).toBe(sum('source'));
        expect(sum('target')).toBe(balances.source);
        expect(flow.links.every(({ valueFen }) => valueFen > 0)).toBe(true);
        const known = new Set(flow.nodes.map(({ name }) => name));
        expect(flow.links.every(({ source, target }) => known.has(source) && known.has(target))).toBe(true);
      }),
    );
  });

  it('draws the largest places by themselves and the rest together', () => {
    const paid = Array.from({ length: 12 }, (_, index) => ({ placeName: `地方${index}`, paidFen: 100 + index }));
    const turnover = [{ kind: 'budget' as const, amountFen: 1_266 }];
    const flow = flowOf({ fundName: '资金', sourceName: '财政', words, turnover, freeFen: 0, reservedFen: 0, paid });
    expect(flow.links.slice(1).map(({ target }) => target)).toEqual(['地方11', '地方10', '地方9', '地方8', '地方7', '地方6', '地方5', '其他']);
    expect(flow.links.at(-1)?.valueFen).toBe(100 + 101 + 102 + 103 + 104);
  });

  it('adds up what one place got', () => {
    const paid = [{ placeName: '桂花社区', paidFen: 300 }, { placeName: '瑞光社区', paidFen: 200 }, { placeName: '桂花社区', paidFen: 100 }];
    const flow = flowOf({ fundName: '资金', sourceName: '财政', words, turnover: [{ kind: 'budget', amountFen: 1_000 }], freeFen: 400, reservedFen: 0, paid });
    expect(flow.links).toEqual([
      { source: '财政', target: '资金', valueFen: 1_000 }, { source: '资金', target: '桂花社区', valueFen: 400 },
      { source: '资金', target: '瑞光社区', valueFen: 200 }, { source: '资金', target: '可用', valueFen: 400 },
    ]);
  });
});
