import { addDuration, closingOf, isWorkingDay } from '../../../shared/calendar.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { plainDateOf, yearOf } from '../../../shared/time.ts';
import { loadCalendar } from '../../../platform/calendar/index.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { type AfterCommit, runInTransaction } from '../../../platform/database/transaction.ts';
import { type Detail, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { divisionTree, requestNumberPrefix } from '../../places/index.ts';
import { type KnownCase, casesById, maySeeCase } from '../../requests/index.ts';
import type { DraftInput } from '../contract.ts';
import type { InputOf, Scope } from '../inputs.ts';
import { mayPlan, planningRole } from '../policy.ts';
import { insertPlaces } from '../store/places.ts';
import { type SweepContent, insertSweep, readSweeps, takeNumber } from '../store/sweeps.ts';
import { type ResolvedScope, resolveScope } from './resolve-scope.ts';
import { topicsOf } from './topics.ts';

const usualDays = 5;

/** The end of a working day as a deadline. Throws 422 for days that are over or on which nobody works. */
export async function deadlineOn(transaction: Transaction, dueOn: string, now: Date): Promise<Date> {
  const calendar = await loadCalendar(transaction);
  if (!isWorkingDay(calendar, dueOn)) throw fieldProblem('dueOn', 'not-a-working-day', 'Nobody works on this day; choose a working day.');
  const due = new Date(closingOf(calendar, dueOn));
  if (due <= now) throw fieldProblem('dueOn', 'in-the-past', 'This deadline is over already.');
  return due;
}

/** The case a sweep begins with, as far as this actor may see it. Throws 422. */
async function sourceOf(transaction: Transaction | Platform['database'], actor: Actor, id: string | undefined): Promise<KnownCase | undefined> {
  if (id === undefined) return undefined;
  const known = (await casesById(transaction, [id])).get(id);
  if (!known || !maySeeCase(known, actor)) throw fieldProblem('sourceId', 'not-found', 'There is no such request.');
  return known;
}

/** The places a scope leads to, and a deadline to propose. Throws 403 outside one's places, 422. */
export async function previewSweep(platform: Platform, actor: Actor, input: { readonly scope: Scope; readonly sourceId?: string | undefined }) {
  const source = await sourceOf(platform.database, actor, input.sourceId);
  const { places, placePath } = await resolveScope(platform.database, input.scope, source?.compoundId ?? null);
  if (!mayPlan(actor, placePath)) throw outside();
  const calendar = await loadCalendar(platform.database);
  const { due } = addDuration(calendar, platform.clock.now().getTime(), { amount: usualDays, unit: 'workingDays' });
  return {
    places: places.map(({ placePath: _, ...place }) => place),
    sourcePlace: source?.compoundName ?? null,
    proposedDueOn: plainDateOf(due),
  };
}

function outside() {
  return problem(403, 'forbidden', { detail: 'This unit is outside the places you work in.' });
}

/** What a plan stores: scope resolved, deadline set, and, where nothing is given, category and plan of the source. */
export async function contentOf(
  transaction: Transaction,
  input: InputOf<'revise'>,
  source: KnownCase | undefined,
  now: Date,
): Promise<{ readonly content: SweepContent; readonly resolved: ResolvedScope }> {
  const resolved = await resolveScope(transaction, input.scope, source?.compoundId ?? null);
  if (resolved.places.length === 0) throw fieldProblem('scope', 'no-places', 'There is no place in this scope.');
  const plan = input.measureKind === undefined ? source?.plan : undefined;
  return {
    resolved,
    content: {
      title: input.title,
      question: input.question,
      categoryId: input.categoryId ?? source?.categoryId ?? null,
      scope: input.scope,
      divisionCode: resolved.divisionCode,
      placePath: resolved.placePath,
      placeName: resolved.placeName,
      dueOn: input.dueOn,
      dueAt: await deadlineOn(transaction, input.dueOn, now),
      measure: input.measure || (plan?.measure ?? null),
      measureKind: input.measureKind ?? plan?.measureKind ?? null,
      plannedAmountFen: input.plannedAmountFen ?? plan?.plannedAmountFen ?? null,
    },
  };
}

/** What of a plan its history keeps beside the words, so that nobody changes it unseen. */
export function plannedIn({ categoryId, divisionCode, placeName, scope, measure, measureKind, plannedAmountFen }: SweepContent) {
  return { categoryId, divisionCode, placeName, scope, measure, measureKind, plannedAmountFen };
}

export interface PlanCall {
  readonly actor: Actor;
  readonly input: DraftInput;
  readonly idempotencyKey?: string | undefined;
}

async function planIn(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, { actor, input, idempotencyKey }: PlanCall): Promise<string> {
  const now = platform.clock.now();
  const id = newId(now.getTime());
  if (idempotencyKey !== undefined) {
    const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['sweeps.draft', actorId(actor), input], subjectId: id, at: now });
    if (earlier !== undefined) return earlier;
  }
  const source = await sourceOf(transaction, actor, input.sourceId);
  const { content, resolved } = await contentOf(transaction, input, source, now);
  if (!mayPlan(actor, content.placePath)) throw outside();
  const tree = await divisionTree(transaction);
  const number = await takeNumber(transaction, requestNumberPrefix(tree, content.divisionCode), yearOf(now.getTime()));
  const head = await appendEvent(transaction, emptyChain, {
    subjectType: 'sweep', subjectId: id, action: 'draft', fromState: null, toState: 'draft', actor, occurredAt: now, public: false,
    publicDetail: { role: planningRole(actor, content.placePath) ?? actor.kind },
    internalDetail: { number, title: content.title, question: content.question, places: resolved.places.length, dueOn: content.dueOn, source: source?.number ?? null, planned: plannedIn(content) } as Detail,
  });
  await insertSweep(transaction, { ...content, id, number, headHash: head.hash, sourceId: source?.id ?? null, sourceNumber: source?.number ?? null, createdAt: now }, actorId(actor));
  await insertPlaces(transaction, id, resolved.places.map((place) => ({ ...place, id: newId(now.getTime()) })), 1);
  afterCommit(() => platform.live.announce(...topicsOf({ id, placePath: content.placePath, sourceId: source?.id ?? null })));
  return id;
}

/** Plans a sweep as a draft with its checklist. Throws 403 outside one's places, 422 naming the field. */
export async function planSweep(platform: Platform, call: PlanCall) {
  const id = await runInTransaction(platform.database, (transaction, afterCommit) => planIn(platform, transaction, afterCommit, call));
  const [row] = await readSweeps(platform.database, [id]);
  if (!row) throw new Error('The sweep is gone');
  return { id, number: row.number, state: row.state, version: row.version };
}
