import { z } from 'zod';
import { DAY, addDays, instantOf } from '../../../../shared/time.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { type JobContext, defineJob } from '../../../../platform/jobs/define-job.ts';
import { trackProgress } from '../../../../platform/jobs/progress.ts';
import { workstationOfPlace } from '../../../places/index.ts';
import { type Dispatcher, type Settled, settle } from './dispatcher.ts';
import { listCategories } from '../../store/categories.ts';
import type { StoredRevision } from '../../store/dispatch-rules.ts';
import { type MovedCase, type TriedCase, type TrialRow, countTried, findTrial, finishTrial, insertMoved, readTried, removeTrials } from '../../store/dispatch-trials.ts';

const atOnce = 2000;
/** Trials are kept for so many days. */
const keptDays = 30;
/** A case that nobody would get. */
export const nobodyKey = '-';

function keyOf({ workstation, reason }: Settled): string {
  if (reason.unit) return `unit:${reason.unit.id}`;
  return workstation ? `workstation:${workstation.id}` : nobodyKey;
}

/** Where a case really went: the unit that led it, else its workstation. */
function realKey({ leadUnitId, workstationId }: TriedCase): string {
  if (leadUnitId !== null) return `unit:${leadUnitId}`;
  return workstationId === null ? nobodyKey : `workstation:${workstationId}`;
}

interface Known {
  readonly codes: ReadonlyMap<string, readonly string[]>;
  readonly usual: ReadonlyMap<string, string | null>;
  readonly territory: Map<string, Awaited<ReturnType<typeof workstationOfPlace>>>;
  readonly workstations: Dispatcher['workstations'];
  readonly calendar: Dispatcher['calendar'];
}

async function knownFor(database: Database): Promise<Known> {
  const categories = await listCategories(database, undefined);
  const codeOf = new Map(categories.map(({ id, code }) => [id, code]));
  return {
    codes: new Map(categories.map(({ id, code, parentId }) => [id, parentId === null ? [code] : [code, codeOf.get(parentId) ?? '']])),
    usual: new Map(categories.map(({ id, defaultWorkstationId }) => [id, defaultWorkstationId])),
    territory: new Map(),
    workstations: new Map(),
    calendar: await loadCalendar(database),
  };
}

async function territoryOf(database: Database, known: Known, one: TriedCase) {
  const key = `${one.placePath} ${one.gridCode ?? ''}`;
  if (!known.territory.has(key)) known.territory.set(key, await workstationOfPlace(database, one));
  return known.territory.get(key) ?? null;
}

/** Where a case of the past goes by some rules, at the moment it was reported. */
async function goes(database: Database, known: Known, rules: readonly StoredRevision[], one: TriedCase): Promise<Settled> {
  const { calendar, workstations } = known;
  const territorial = await territoryOf(database, known, one);
  return settle(
    database,
    { at: one.reportedAt, calendar, ordered: rules, workstations },
    {
      placePath: one.placePath, compoundId: one.compoundId, categoryId: one.categoryId, categoryCodes: known.codes.get(one.categoryId ?? '') ?? [],
      usualWorkstationId: known.usual.get(one.categoryId ?? '') ?? null,
      territory: { by: territorial?.byTerritory ? 'territory' : 'default', workstation: territorial && { id: territorial.id, name: territorial.name } },
    },
    { channel: one.channel, nature: one.nature, priority: one.priority },
  );
}

async function movedOf(database: Database, known: Known, trial: TrialRow, cases: readonly TriedCase[]): Promise<readonly MovedCase[]> {
  const moved: MovedCase[] = [];
  for (const one of cases) {
    const next = await goes(database, known, trial.rules, one);
    const from = trial.comparedWith === 'reality' ? realKey(one) : keyOf(await goes(database, known, trial.baseRules, one));
    const to = keyOf(next);
    if (from !== to) moved.push({ requestId: one.id, from, to, ruleId: next.ruleId });
  }
  return moved;
}

/** Runs a trial in parts: nothing is held for long, and it can be cancelled between two of them. */
async function runTrial(context: JobContext, trialId: string, progressId: string): Promise<void> {
  const { database, clock } = context.platform;
  await trackProgress(context, progressId, async (progress) => {
    const trial = await findTrial(database, trialId);
    if (!trial) return null;
    const period = { placePath: trial.placePath, from: new Date(instantOf(trial.from)), before: new Date(instantOf(addDays(trial.until, 1))) };
    const [total, known] = await Promise.all([countTried(database, period), knownFor(database)]);
    let done = 0;
    for (let after: string | null = null; ; ) {
      const cases: readonly TriedCase[] = await readTried(database, period, after, atOnce);
      await insertMoved(database, trialId, await movedOf(database, known, trial, cases));
      done += cases.length;
      await progress.report(done, total);
      after = cases.at(-1)?.id ?? null;
      if (cases.length < atOnce) break;
    }
    await finishTrial(database, trialId, done, clock.now());
    return { trialId, lookedAt: done };
  });
}

export const trialJob = defineJob({
  name: 'requests.tryDispatchRules',
  payload: z.object({ trialId: z.uuid(), progressId: z.uuid() }),
  maxAttempts: 3,
  handler: ({ trialId, progressId }, context) => runTrial(context, trialId, progressId),
});

const removeJob = defineJob({
  name: 'requests.removeDispatchTrials',
  payload: z.object({}),
  handler: (_payload, { platform }) => removeTrials(platform.database, new Date(platform.clock.now().getTime() - keptDays * DAY)),
  schedule: { match: '37 19 * * *', payload: {} },
});

export const dispatchJobs = [trialJob, removeJob] as const;

