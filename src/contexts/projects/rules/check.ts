import type { PlainDate } from '../../../shared/time.ts';
import type { ProjectKind, WorkType } from '../inputs.ts';
import { type ApprovalLevel, type Rulebook, levelFor, quotesFor } from './rulebook.ts';

/** Another project of the same kind of work at one of the same places. */
export interface Neighbour {
  readonly number: string;
  readonly amountFen: number;
  /** The day it was proposed. */
  readonly proposedOn: PlainDate;
  readonly open: boolean;
  /** The last day of its warranty; null where there is none. */
  readonly warrantyUntil: PlainDate | null;
}

/** What the rules look at. */
export interface CheckInput {
  readonly kind: ProjectKind;
  readonly workType: WorkType;
  readonly estimateFen: number;
  readonly managersDuty: boolean;
  readonly plannedWorks: boolean;
  readonly residentsAsked: number;
  readonly residentsAgreed: number;
  readonly partyCommitteeAgreed: boolean;
  /** Names of those places that have a property manager. */
  readonly managedPlaces: readonly string[];
  readonly quotes: number;
  readonly neighbours: readonly Neighbour[];
  readonly today: PlainDate;
}

export const checkRules = ['amountLimit', 'managersDuty', 'plannedWorks', 'splitting', 'duplicate', 'warranty', 'residentsSupport', 'partyCommittee', 'quotes', 'approvalLevel'] as const;
export type CheckRule = (typeof checkRules)[number];

/** `failed` blocks the application; `open` must be met later; `noted` is shown to whoever approves. */
export type CheckOutcome = 'passed' | 'failed' | 'open' | 'noted';

export interface CheckResult {
  readonly rule: CheckRule;
  readonly outcome: CheckOutcome;
  readonly source: string;
  /** What the outcome rests on; keys have words in the locale files, keys ending in `Fen` are amounts. */
  readonly evidence: Readonly<Record<string, string | number>>;
}

type Outcome = Pick<CheckResult, 'outcome' | 'evidence'>;
type Check = (input: CheckInput, book: Rulebook) => Outcome;

const passedIf = (passed: boolean): CheckOutcome => (passed ? 'passed' : 'failed');

function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function namesOf(managedPlaces: readonly string[]): Record<string, string> {
  return managedPlaces.length > 0 ? { managedPlaces: managedPlaces.join('、') } : {};
}

function levelEvidence(level: ApprovalLevel | undefined): Record<string, number> {
  return level ? { uptoFen: level.uptoFen, persons: level.persons } : {};
}

function numbersOf(neighbours: readonly Neighbour[]): Record<string, string> {
  return neighbours.length === 0 ? {} : { numbers: neighbours.map(({ number }) => number).join('、') };
}

const amountLimit: Check = ({ kind, estimateFen }, book) => {
  const { maximumFen } = book.kinds[kind];
  return { outcome: passedIf(estimateFen > 0 && estimateFen <= maximumFen), evidence: { estimateFen, maximumFen } };
};

const managersDuty: Check = ({ managersDuty: owed, managedPlaces, workType }, book) => {
  const byKind = managedPlaces.length > 0 && book.managersDuties.includes(workType);
  return { outcome: passedIf(!owed && !byKind), evidence: namesOf(managedPlaces) };
};

const plannedWorks: Check = ({ plannedWorks: planned }) => ({ outcome: passedIf(!planned), evidence: {} });

/** Split orders 化整为零: together with its neighbours it would need a higher level, more quotes or exceed its kind's limit. */
const splitting: Check = (input, book) => {
  const { days } = book.splitting;
  const near = input.neighbours.filter(({ proposedOn }) => Math.abs(daysBetween(proposedOn, input.today)) <= days);
  const totalFen = near.reduce((sum, { amountFen }) => sum + amountFen, input.estimateFen);
  const alone = levelFor(book, input.estimateFen);
  const together = levelFor(book, totalFen);
  const dodged =
    near.length > 0 &&
    (totalFen > book.kinds[input.kind].maximumFen || together?.uptoFen !== alone?.uptoFen || quotesFor(book, totalFen) > quotesFor(book, input.estimateFen));
  return { outcome: passedIf(!dodged), evidence: { days, totalFen, ...numbersOf(near) } };
};

const duplicate: Check = ({ neighbours }) => {
  const open = neighbours.filter((one) => one.open);
  return { outcome: open.length > 0 ? 'noted' : 'passed', evidence: numbersOf(open) };
};

const warranty: Check = ({ neighbours, today }) => {
  const covered = neighbours.filter(({ warrantyUntil }) => warrantyUntil !== null && warrantyUntil >= today);
  return { outcome: covered.length > 0 ? 'noted' : 'passed', evidence: numbersOf(covered) };
};

const residentsSupport: Check = ({ residentsAsked: asked, residentsAgreed: agreed }, book) => {
  const { support } = book;
  const enough = asked >= support.leastAsked && agreed * support.of >= asked * support.agreed;
  return { outcome: passedIf(enough && agreed <= asked), evidence: { asked, agreed, needed: Math.ceil((Math.max(asked, support.leastAsked) * support.agreed) / support.of) } };
};

const partyCommittee: Check = ({ partyCommitteeAgreed }) => ({ outcome: passedIf(partyCommitteeAgreed), evidence: {} });

const quotes: Check = ({ quotes: given, estimateFen }, book) => {
  const needed = quotesFor(book, estimateFen);
  return { outcome: given >= needed ? 'passed' : 'open', evidence: { given, needed } };
};

const approvalLevel: Check = ({ estimateFen }, book) => {
  const level = levelFor(book, estimateFen);
  return { outcome: passedIf(level !== undefined), evidence: levelEvidence(level) };
};

const checks: Readonly<Record<CheckRule, Check>> = {
  amountLimit, managersDuty, plannedWorks, splitting, duplicate, warranty, residentsSupport, partyCommittee, quotes, approvalLevel,
};

/** Holds an application against every rule; each result says what it rests on. Decides nothing but what is excluded. */
export function checkApplication(input: CheckInput, book: Rulebook): readonly CheckResult[] {
  return checkRules.map((rule) => ({ rule, source: book.source, ...checks[rule](input, book) }));
}

/** May it be submitted as it stands? */
export function isExcluded(results: readonly CheckResult[]): boolean {
  return results.some(({ outcome }) => outcome === 'failed');
}
