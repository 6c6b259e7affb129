import type { ProjectAction, ProjectKind } from '../inputs.ts';

export type PapersState = 'none' | 'due' | 'submitted' | 'ratified';

/** What stands in the way of actions beside state and person. Amounts in fen, instants in epoch milliseconds. */
export interface ProjectFacts {
  readonly state: string;
  readonly kind: ProjectKind;
  readonly estimateFen: number;
  readonly startFirstLimitFen: number;
  readonly quotes: number;
  readonly quotesNeeded: number;
  readonly papers: PapersState;
  /** The new total a change asks for; null when none waits. */
  readonly changeFen: number | null;
  readonly openDefects: number;
  /** What of the accepted account is still to be paid. */
  readonly unpaidFen: number;
  /** What contractors hold of it. */
  readonly paidFen: number;
  readonly notice: { readonly open: boolean; readonly endsAt: number; readonly openObjections: number } | null;
}

type Hindrance = (facts: ProjectFacts, now: number) => string | undefined;

const papersMustBe = (wanted: PapersState): Hindrance => ({ papers }) => (papers === wanted ? undefined : 'papers-not-waiting');

function noticeEnd({ notice }: ProjectFacts, now: number): string | undefined {
  if (!notice?.open) return undefined;
  if (notice.openObjections > 0) return 'objection-open';
  return now < notice.endsAt ? 'notice-term-runs' : undefined;
}

function paperless({ papers }: ProjectFacts): boolean {
  return papers === 'due' || papers === 'submitted';
}

const hindrances: Readonly<Partial<Record<ProjectAction, Hindrance>>> = {
  revise: (facts) => (facts.state === 'draft' || facts.papers === 'due' ? undefined : 'papers-not-waiting'),
  startFirst: ({ kind, estimateFen, startFirstLimitFen }) =>
    kind !== 'emergency' ? 'not-emergency' : estimateFen > startFirstLimitFen ? 'above-start-first' : undefined,
  submitPapers: papersMustBe('due'),
  ratify: papersMustBe('submitted'),
  returnPapers: papersMustBe('submitted'),
  publishNotice: ({ kind }) => (kind === 'emergency' ? 'notice-afterwards' : undefined),
  announceAfter: ({ kind, notice }) => (kind !== 'emergency' ? 'notice-before' : notice ? 'already-announced' : undefined),
  endNotice: noticeEnd,
  chooseContractor: (facts) => {
    if (facts.kind === 'ordinary' && facts.state === 'approved') return 'notice-first';
    return facts.quotes < facts.quotesNeeded ? 'quotes-missing' : undefined;
  },
  requestChange: ({ changeFen }) => (changeFen === null ? undefined : 'change-waits'),
  approveChange: ({ changeFen }) => (changeFen === null ? 'no-change-waits' : undefined),
  refuseChange: ({ changeFen }) => (changeFen === null ? 'no-change-waits' : undefined),
  fixDefect: ({ openDefects }) => (openDefects > 0 ? undefined : 'no-open-defect'),
  reportDone: ({ openDefects }) => (openDefects > 0 ? 'defects-open' : undefined),
  accept: ({ openDefects }) => (openDefects > 0 ? 'defects-open' : undefined),
  settle: (facts) => (paperless(facts) ? 'papers-missing' : facts.changeFen === null ? undefined : 'change-waits'),
  pay: ({ unpaidFen }) => (unpaidFen > 0 ? undefined : 'nothing-to-pay'),
  recordBankReturn: ({ paidFen }) => (paidFen > 0 ? undefined : 'nothing-paid'),
  recordRepayment: ({ paidFen }) => (paidFen > 0 ? undefined : 'nothing-paid'),
  close: (facts, now) => (facts.notice ? noticeEnd(facts, now) : 'notice-missing'),
};

/** Why an action that state and role would allow cannot be taken now: a stable code; undefined when nothing hinders it. */
export function hindranceOf(action: ProjectAction, facts: ProjectFacts, now: number): string | undefined {
  return hindrances[action]?.(facts, now);
}
