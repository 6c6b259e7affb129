import { describe, expect, it } from 'vitest';
import type { ProjectAction } from '../inputs.ts';
import { type ProjectFacts, hindranceOf } from './hindrances.ts';

const now = 1_000_000;

function facts(change: Partial<ProjectFacts> = {}): ProjectFacts {
  return {
    state: 'approved', kind: 'emergency', estimateFen: 400_000, startFirstLimitFen: 500_000, quotes: 1, quotesNeeded: 1, papers: 'none', changeFen: null,
    openDefects: 0, unpaidFen: 400_000, paidFen: 0, notice: null, ...change,
  };
}

const running = { open: true, endsAt: now + 1, openObjections: 0 };

describe('what hinders an action', () => {
  it.each<[ProjectAction, Partial<ProjectFacts>, string | undefined]>([
    ['startFirst', {}, undefined],
    ['startFirst', { kind: 'ordinary' }, 'not-emergency'],
    ['startFirst', { estimateFen: 500_001 }, 'above-start-first'],
    ['revise', { state: 'draft' }, undefined],
    ['revise', { state: 'working' }, 'papers-not-waiting'],
    ['revise', { state: 'working', papers: 'due' }, undefined],
    ['submitPapers', { papers: 'due' }, undefined],
    ['ratify', { papers: 'due' }, 'papers-not-waiting'],
    ['ratify', { papers: 'submitted' }, undefined],
    ['publishNotice', {}, 'notice-afterwards'],
    ['publishNotice', { kind: 'ordinary' }, undefined],
    ['announceAfter', { kind: 'ordinary' }, 'notice-before'],
    ['announceAfter', { notice: running }, 'already-announced'],
    ['endNotice', { notice: running }, 'notice-term-runs'],
    ['endNotice', { notice: { ...running, endsAt: now } }, undefined],
    ['endNotice', { notice: { ...running, endsAt: now, openObjections: 1 } }, 'objection-open'],
    ['chooseContractor', { kind: 'ordinary' }, 'notice-first'],
    ['chooseContractor', { kind: 'ordinary', state: 'cleared' }, undefined],
    ['chooseContractor', { quotesNeeded: 3 }, 'quotes-missing'],
    ['requestChange', { changeFen: 1 }, 'change-waits'],
    ['approveChange', {}, 'no-change-waits'],
    ['fixDefect', {}, 'no-open-defect'],
    ['reportDone', { openDefects: 1 }, 'defects-open'],
    ['accept', { openDefects: 1 }, 'defects-open'],
    ['settle', { papers: 'due' }, 'papers-missing'],
    ['settle', { papers: 'submitted' }, 'papers-missing'],
    ['settle', { papers: 'ratified' }, undefined],
    ['settle', { changeFen: 1 }, 'change-waits'],
    ['pay', { unpaidFen: 0 }, 'nothing-to-pay'],
    ['pay', { unpaidFen: 1 }, undefined],
    ['recordBankReturn', {}, 'nothing-paid'],
    ['recordBankReturn', { paidFen: 1 }, undefined],
    ['recordRepayment', {}, 'nothing-paid'],
    ['recordRepayment', { paidFen: 1 }, undefined],
    ['close', {}, 'notice-missing'],
    ['close', { notice: running }, 'notice-term-runs'],
    ['close', { notice: { ...running, open: false } }, undefined],
    ['workNote', {}, undefined],
  ])('%s with %o: %s', (action, change, expected) => {
    expect(hindranceOf(action, facts(change), now)).toBe(expected);
  });
});
