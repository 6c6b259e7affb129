import { addDuration, closingOf, isWorkingDay } from '../../../shared/calendar.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { plainDateOf } from '../../../shared/time.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../../platform/database/transaction.ts';
import type { Evidence } from '../../../platform/events/chain.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { readCheckableCases, saveSpotCheck } from '../../requests/index.ts';
import type { InputOf, SampleAction } from '../inputs.ts';
import { workedOn } from '../policy.ts';
import { lackOf } from '../rules.ts';
import { type ItemRow, saveFinding } from '../store/items.ts';
import type { SampleChange, SampleRow } from '../store/samples.ts';
import { sendBack } from './send-back.ts';

export interface EffectContext<Action extends SampleAction> {
  readonly platform: Platform;
  readonly transaction: Transaction;
  readonly afterCommit: AfterCommit;
  readonly sample: SampleRow;
  readonly items: readonly ItemRow[];
  readonly actor: Actor;
  readonly input: InputOf<Action>;
  readonly now: Date;
}

/** What an action does beyond changing the state. */
export interface EffectResult {
  readonly patch?: Pick<SampleChange, 'due' | 'startedAt' | 'endedAt'>;
  readonly internal?: Readonly<Record<string, unknown>>;
  readonly published?: Readonly<Record<string, unknown>>;
  readonly evidence?: readonly Evidence[];
  readonly sentBack?: 'rework' | 'reopen' | null;
}

type Effect<Action extends SampleAction> = (context: EffectContext<Action>) => Promise<EffectResult>;

const start: Effect<'start'> = async ({ transaction, sample, now }) => {
  const { due } = addDuration(await loadCalendar(transaction), now.getTime(), { amount: sample.workingDays, unit: 'workingDays' });
  return { patch: { startedAt: now, due: { on: plainDateOf(due), at: new Date(due) } }, internal: { dueOn: plainDateOf(due) } };
};

const messages = {
  'reason-required': 'Say in words what was found.',
  'correction-reason-required': 'Say why this changes what was noted before.',
  'photo-required': 'What was seen on site needs a photo.',
  'not-without-verdict': 'Nobody was asked where nothing could be verified.',
} as const;

const record: Effect<'record'> = async ({ platform, transaction, afterCommit, sample, items, actor, input, now }) => {
  const item = items.find(({ id }) => id === input.itemId);
  const [target] = item ? await readCheckableCases(transaction, [item.requestId]) : [];
  const checker = actorId(actor);
  if (!item || !target || checker === null) throw fieldProblem('itemId', 'not-found', 'This sample has no such case.');
  if (workedOn(target.doers, actor)) throw problem(403, 'own-work', { detail: 'You worked on this case or verified it: somebody else has to check it.' });
  if (item.looks !== input.looks) throw problem(409, 'checked-meanwhile', { detail: 'Somebody else looked at this case meanwhile. Look at it again.', extra: { looks: item.looks } });
  const lack = lackOf(input, item.looks);
  if (lack) throw fieldProblem(lack[0], lack[1], messages[lack[1] as keyof typeof messages]);
  const remark = input.remark === undefined || input.remark === '' ? null : input.remark;
  const evidence = await attachFiles(transaction, input.photos, { subjectType: 'sample', subjectId: sample.id, kind: 'record', visibility: 'internal' }, { actor, now, field: 'photos' });
  const consequence = input.verdict === 'notDone' ? (input.consequence ?? 'sendBack') : 'none';
  const went = consequence === 'none' || item.sentBack !== null
    ? { sentBack: null, supervised: false }
    : await sendBack(platform, transaction, afterCommit, { actor, target, sampleNumber: sample.number, remark: remark ?? '', supervise: consequence === 'sendBackAndSupervise' });
  const level = input.level ?? null;
  await saveFinding(transaction, item.id, { method: input.method, verdict: input.verdict, level, remark, photoIds: input.photos, checkedAt: now, checkedBy: checker, ...went });
  await saveSpotCheck(transaction, { id: item.id, requestId: item.requestId, sampleId: sample.id, verdict: input.verdict, level, checkedAt: now, checkedBy: checker });
  return { internal: { itemId: item.id, caseNumber: target.number, verdict: input.verdict, level, remark, ...went }, evidence, sentBack: went.sentBack };
};

const extend: Effect<'extend'> = async ({ transaction, sample, input, now }) => {
  if (sample.dueOn !== null && input.dueOn <= sample.dueOn) throw fieldProblem('dueOn', 'not-later', 'The new deadline must be later than the present one.');
  const calendar = await loadCalendar(transaction);
  if (!isWorkingDay(calendar, input.dueOn)) throw fieldProblem('dueOn', 'not-a-working-day', 'Nobody works on this day; choose a working day.');
  const due = new Date(closingOf(calendar, input.dueOn));
  if (due <= now) throw fieldProblem('dueOn', 'in-the-past', 'This deadline is over already.');
  return { patch: { due: { on: input.dueOn, at: due } } };
};

const finish: Effect<'finish'> = async ({ items, now }) => {
  const open = items.filter(({ verdict }) => verdict === null).length;
  if (open > 0) throw problem(409, 'items-open', { detail: `Nobody has looked at ${open} cases yet.`, extra: { open } });
  const count = (verdict: string): number => items.filter((item) => item.verdict === verdict).length;
  return { patch: { endedAt: now }, published: { done: count('done'), notDone: count('notDone'), cannotVerify: count('cannotVerify') } };
};

const cancel: Effect<'cancel'> = async ({ now }) => ({ patch: { endedAt: now } });

/** What each action does beside moving the state. */
export const effects: { readonly [Action in SampleAction]: Effect<Action> } = { start, record, extend, finish, cancel };
