import { type Calendar, type Duration, type Pause, deadlineOf, workingTimeBetween } from '../../../shared/calendar.ts';
import { HOUR } from '../../../shared/time.ts';

/** A time limit of a category. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'workingHours' | 'workingDays' | 'naturalDays';
}

/** Faster limits of urgent and emergency cases; what is absent is as for ordinary ones. */
export interface FasterLimits {
  readonly response?: Limit | undefined;
  readonly check?: Limit | undefined;
  readonly resolution?: Limit | undefined;
}

/** A stage of the work itself with a limit of its own, e.g. 停工 · 处罚 · 拆除 of an illegal building; counted from dispatch. */
export interface Measure {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly limit: Limit;
  readonly urgent?: Limit | undefined;
  readonly emergency?: Limit | undefined;
}

export type Priority = 'normal' | 'urgent' | 'emergency';

/** The staged limits of a category. */
export interface CategoryTerms {
  readonly response: Limit;
  readonly resolution: Limit;
  readonly terms: {
    readonly check: Limit | null;
    readonly urgent: FasterLimits;
    readonly emergency: FasterLimits;
    readonly measures: readonly Measure[];
  };
}

/** A stage of a case with the limit the case was given; moments are ISO instants. */
export interface Stage {
  /** `response` · `check` · `measure1` … · `resolution`. */
  readonly key: string;
  /** Only measures have names of their own. */
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly limit: Limit;
  /** Working days that were granted on top. */
  readonly extendedDays: number;
  readonly startedAt: string | null;
  readonly metAt: string | null;
  /** Null while it does not run: not begun, met, or standing still. */
  readonly due: string | null;
  readonly provisional: boolean;
}

/** A time in which all clocks of a case stood still 挂账; without an end they still do. */
export interface StoredPause {
  readonly from: string;
  readonly to: string | null;
}

/** Everything that the deadlines of a case follow from. */
export interface CaseClocks {
  readonly stages: readonly Stage[];
  readonly pauses: readonly StoredPause[];
}

const notStarted = { extendedDays: 0, startedAt: null, metAt: null, due: null, provisional: false } as const;

function stageOf(key: string, limit: Limit, name?: Measure): Stage {
  return { key, nameZh: name?.nameZh ?? null, nameEn: name?.nameEn ?? null, limit, ...notStarted };
}

/** The stages a case of this category and priority is given. */
export function givenStages({ response, resolution, terms }: CategoryTerms, priority: Priority): readonly Stage[] {
  const faster: FasterLimits = priority === 'normal' ? {} : priority === 'urgent' ? terms.urgent : { ...terms.urgent, ...terms.emergency };
  const check = faster.check ?? terms.check;
  const ofMeasure = (measure: Measure): Limit =>
    priority === 'normal' ? measure.limit : priority === 'urgent' ? (measure.urgent ?? measure.limit) : (measure.emergency ?? measure.urgent ?? measure.limit);
  return [
    stageOf('response', faster.response ?? response),
    ...(check ? [stageOf('check', check)] : []),
    ...terms.measures.map((measure, index) => stageOf(`measure${index + 1}`, ofMeasure(measure), measure)),
    stageOf('resolution', faster.resolution ?? resolution),
  ];
}

/** A stage of the work that has begun and is not done. */
export function isMeasureOpen({ key, startedAt, metAt }: Stage): boolean {
  return key.startsWith('measure') && startedAt !== null && metAt === null;
}

/** Ends the first stage of the work that is not done; the stage is named, undefined when there is none. */
export function finishMeasure(stages: readonly Stage[], at: string): { readonly stages: readonly Stage[]; readonly finished: Stage | undefined } {
  const finished = stages.find(isMeasureOpen);
  return { stages: stages.map((stage) => (stage === finished ? { ...stage, metAt: at, due: null } : stage)), finished };
}

/** Does a clock of the lifecycle mean this stage? `measures` means all stages of the work. */
function isMeant(clock: string, stage: Stage): boolean {
  return clock === 'measures' ? stage.key.startsWith('measure') : clock === stage.key;
}

/** Starts the named clocks anew. */
export function startStages(stages: readonly Stage[], clocks: readonly string[], at: string): readonly Stage[] {
  return stages.map((stage) => (clocks.some((clock) => isMeant(clock, stage)) ? { ...stage, ...notStarted, startedAt: at } : stage));
}

/** Stops the named clocks that run. */
export function stopStages(stages: readonly Stage[], clocks: readonly string[], at: string): readonly Stage[] {
  const stops = (stage: Stage): boolean => stage.startedAt !== null && stage.metAt === null && clocks.some((clock) => isMeant(clock, stage));
  return stages.map((stage) => (stops(stage) ? { ...stage, metAt: at } : stage));
}

/** Gives a case other limits: what was met stays, what runs is counted from where it began. The kept stages keep their limits. */
export function regiveStages(stages: readonly Stage[], given: readonly Stage[], keep: readonly string[]): readonly Stage[] {
  const began = stages.find(({ key }) => key === 'resolution')?.startedAt ?? null;
  return given.map((next) => {
    const old = stages.find(({ key }) => key === next.key);
    if (!old) return { ...next, startedAt: next.key === 'response' ? null : began };
    if (keep.includes(old.key) || old.metAt !== null) return old;
    return { ...next, extendedDays: old.extendedDays, startedAt: old.startedAt };
  });
}

/** Grants more working days to the solution. */
export function extendStages(stages: readonly Stage[], days: number): readonly Stage[] {
  return stages.map((stage) => (stage.key === 'resolution' && stage.metAt === null ? { ...stage, extendedDays: stage.extendedDays + days } : stage));
}

/** Stops all clocks of a case for a while, or lets them run on. */
export function holdClocks(pauses: readonly StoredPause[], hold: 'pause' | 'resume', at: string): readonly StoredPause[] {
  const open = pauses.some(({ to }) => to === null);
  if (hold === 'pause') return open ? pauses : [...pauses, { from: at, to: null }];
  return pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause));
}

function pausesOf(pauses: readonly StoredPause[]): readonly Pause[] {
  return pauses.map(({ from, to }) => ({ from: Date.parse(from), ...(to === null ? {} : { to: Date.parse(to) }) }));
}

/** What a deadline follows from; the order of the pauses does not matter, and a pause never brings it forward. */
export interface LimitFacts {
  readonly start: number;
  readonly limit: Duration;
  readonly extendedDays: number;
  readonly pauses: readonly Pause[];
}

/** When a limit with its extensions ends (epoch ms); undefined while the clock stands still. */
export function dueOf(calendar: Calendar, { start, limit, extendedDays, pauses }: LimitFacts): { readonly due: number; readonly provisional: boolean } | undefined {
  const first = deadlineOf(calendar, start, limit, pauses);
  if (first.state === 'stopped') return undefined;
  if (extendedDays === 0) return { due: first.due, provisional: first.provisional };
  const extended = deadlineOf(calendar, first.due, { amount: extendedDays, unit: 'workingDays' }, pauses);
  if (extended.state === 'stopped') return undefined;
  return { due: extended.due, provisional: first.provisional || extended.provisional };
}

/** The stages with their deadlines counted. */
export function countStages(calendar: Calendar, { stages, pauses }: CaseClocks): readonly Stage[] {
  const stood = pausesOf(pauses);
  return stages.map((stage) => {
    if (stage.startedAt === null || stage.metAt !== null) return { ...stage, due: null };
    const counted = dueOf(calendar, { start: Date.parse(stage.startedAt), limit: stage.limit, extendedDays: stage.extendedDays, pauses: stood });
    return { ...stage, due: counted ? new Date(counted.due).toISOString() : null, provisional: counted?.provisional ?? false };
  });
}

/** Shares of the time left at which a case turns yellow and red, in percent. */
export interface WarningShares {
  readonly yellow: number;
  readonly red: number;
}

/** The moment at which only this share (percent) of the working time between start and due is left. */
export function momentOfShare(calendar: Calendar, start: number, due: number, share: number, pauses: readonly Pause[]): number {
  const total = workingTimeBetween(calendar, start, due, pauses);
  if (total <= 0) return due;
  const moment = deadlineOf(calendar, start, { amount: (total * (1 - share / 100)) / HOUR, unit: 'workingHours' }, pauses);
  return moment.state === 'running' ? Math.min(moment.due, due) : due;
}

/** What lists and warnings need: the limit that comes first, and from when on it is yellow and red. */
export interface NextLimit {
  readonly stage: string | null;
  readonly due: Date | null;
  readonly warnAt: Date | null;
  readonly alarmAt: Date | null;
}

/** The running limit that comes first, with the first moments at which one of the running limits turns yellow and red. */
export function nextLimitOf(calendar: Calendar, { stages, pauses }: CaseClocks, shares: WarningShares): NextLimit {
  const stood = pausesOf(pauses);
  const running = stages.flatMap(({ key, startedAt, metAt, due }) =>
    startedAt !== null && metAt === null && due !== null ? [{ key, start: Date.parse(startedAt), due: Date.parse(due) }] : [],
  );
  const [first] = [...running].sort((one, other) => one.due - other.due);
  if (!first) return { stage: null, due: null, warnAt: null, alarmAt: null };
  const earliest = (share: number): Date => new Date(Math.min(...running.map(({ start, due }) => momentOfShare(calendar, start, due, share, stood))));
  return { stage: first.key, due: new Date(first.due), warnAt: earliest(shares.yellow), alarmAt: earliest(shares.red) };
}

export type Warning = 'none' | 'yellow' | 'red' | 'late';

/** How near a case is to its next limit. All in epoch milliseconds. */
export function warningOf(next: { readonly due: number | null; readonly warnAt: number | null; readonly alarmAt: number | null }, now: number): Warning {
  if (next.due === null) return 'none';
  if (next.due < now) return 'late';
  if (next.alarmAt !== null && next.alarmAt <= now) return 'red';
  return next.warnAt !== null && next.warnAt <= now ? 'yellow' : 'none';
}
