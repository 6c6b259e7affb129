import { describe, expect, it } from 'vitest';
import { type FundRule, fundKinds, fundRuleOn, fundRules, needsSecondPerson } from './fund-rules.ts';

describe('the rules of funds', () => {
  it('hold a sourced version for every kind', () => {
    for (const kind of fundKinds) expect(fundRuleOn(fundRules, kind, '2026-03-10')?.source.zh, kind).toBeTruthy();
  });

  it('take the newest version that began', () => {
    const [old] = fundRules;
    const rules: readonly FundRule[] = [{ ...old!, from: '2026-07-01', twoPersonsAboveFen: 1 }, { ...old!, from: '2022-01-01', twoPersonsAboveFen: 2 }];
    expect(['2021-12-31', '2022-01-01', '2026-06-30', '2026-07-01'].map((day) => fundRuleOn(rules, old!.kind, day)?.twoPersonsAboveFen)).toEqual([undefined, 2, 2, 1]);
  });

  it('ask for somebody else above the limit, and always where there is no rule', () => {
    const rule = fundRuleOn(fundRules, 'rapidHandling', '2026-01-01');
    expect([needsSecondPerson(rule, 5_000_000), needsSecondPerson(rule, 5_000_001), needsSecondPerson(undefined, 1)]).toEqual([false, true, true]);
  });
});
