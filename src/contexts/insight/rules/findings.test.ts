import { describe, expect, it } from 'vitest';
import type { Counts } from '../../requests/contract.ts';
import zh from '../locales/zh.json' with { type: 'json' };
import { type FindingInput, findingsOf, isNotable } from './findings.ts';
import { noCounts, ratesOf } from './rates.ts';

const rule = { responseWeight: 100, resolutionWeight: 500, satisfactionWeight: 400, basicallySatisfied: 900, smallNumber: 10 };
const of = (counts: Partial<Counts>) => ({ counts: { ...noCounts, ...counts }, rates: ratesOf({ ...noCounts, ...counts }, rule) });
const named = (key: string, counts: Partial<Counts>, before: Partial<Counts> = {}) => ({ key, name: { zh: key, en: key }, ...of(counts), before: of(before) });
const codes = (change: Partial<FindingInput>): string[] => findingsOf({ now: of({}), before: of({}), categories: [], places: [], ...change }).map(({ code }) => code);

describe('findings', () => {
  it('say nothing about ordinary ups and downs', () => {
    expect(isNotable(104, 100)).toBe(false);
    expect(isNotable(6, 2)).toBe(false);
    expect(isNotable(125, 100)).toBe(true);
    expect(codes({ now: of({ reported: 52, closed: 60 }), before: of({ reported: 50 }) })).toEqual(['reportedSteady', 'keepingUp', 'noValidCallbacks']);
  });

  it('name what grew, where it is late, and what the callbacks say', () => {
    const now = of({ reported: 80, closed: 50, solved: 40, solvedInTime: 30, valid: 30, contacted: 30, resolved: 20, satisfied: 15, basicallySatisfied: 5 });
    const before = of({ reported: 50, solved: 40, solvedInTime: 38, valid: 30, contacted: 30, resolved: 29, satisfied: 28 });
    const findings = findingsOf({
      now, before,
      categories: [named('停车', { reported: 30 }, { reported: 10 }), named('路灯', { reported: 50 }, { reported: 50 })],
      places: [named('桂花', { solved: 20, solvedInTime: 12 }), named('三香', { solved: 20, solvedInTime: 18 })],
    });
    expect(findings.map(({ code }) => code)).toEqual(['reportedMore', 'fallingBehind', 'lessInTime', 'rates', 'scoreWorse', 'topCategory', 'grownCategory', 'latePlace']);
    expect(findings.find(({ code }) => code === 'latePlace')?.values).toMatchObject({ key: '桂花', late: 8, solved: 20 });
    expect(findings.find(({ code }) => code === 'reportedMore')?.values).toEqual({ count: 80, before: 50, share: 60 });
  });

  it('tell small numbers themselves instead of percentages, and name no place for one late case', () => {
    expect(codes({ now: of({ reported: 10, solved: 5, solvedInTime: 4 }), before: of({ reported: 5 }), places: [named('桂花', { solved: 1 })] })).toEqual(['reportedChanged', 'fallingBehind', 'someLate', 'noValidCallbacks']);
  });

  it('compare no scores of small numbers', () => {
    expect(codes({ now: of({ reported: 3, valid: 2, satisfied: 2, resolved: 2, contacted: 2 }), before: of({ valid: 40 }) })).toEqual(['reportedSteady', 'fallingBehind', 'ratesSmall']);
  });

  it('have words for every code', () => {
    const all = ['nothingReported', 'reportedSteady', 'reportedMore', 'reportedLess', 'reportedChanged', 'keepingUp', 'fallingBehind', 'allInTime', 'moreInTime', 'lessInTime', 'someLate', 'noValidCallbacks', 'rates', 'ratesSmall', 'scoreBetter', 'scoreWorse', 'topCategory', 'grownCategory', 'latePlace'];
    expect(Object.keys(zh.findings).sort()).toEqual(all.sort());
  });
});
