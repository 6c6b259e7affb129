import type { Actor } from '../../../../shared/actor.ts';
import { type Transition, formOf, openActions } from '../../../../shared/lifecycle.ts';
import { runInTransaction } from '../../../../platform/database/transaction.ts';
import { parseInput } from '../../../../platform/http/parse-input.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem, fieldProblem } from '../../../../platform/problem.ts';
import { fillTemplate } from '../../../../shared/fill-template.ts';
import { type InputOf, type RequestAction, inputs } from '../../inputs.ts';
import { requestLifecycle } from '../../lifecycle.ts';
import { maySeeAsStaff, subjectOf } from '../../policy.ts';
import { type DetailRow, readDetails } from '../../store/read-request.ts';
import { takeActionIn } from '../take-action.ts';

/** Actions of one's own photo per case cannot be taken for many at once, nor what only reporters do. */
function worksInBulk(transition: Transition): boolean {
  return (transition.evidence?.minimum ?? 0) === 0 && transition.who.some((who) => 'role' in who);
}

/** The cases among these that the actor may see as staff, in the given order. */
export async function visibleCases(platform: Platform, actor: Actor, ids: readonly string[]): Promise<readonly DetailRow[]> {
  return (await readDetails(platform.database, ids)).filter((row) => maySeeAsStaff(row, actor));
}

/** Which actions work for how many of these cases, most first in the order of the lifecycle; forms without photos. */
export async function bulkActionsFor(platform: Platform, actor: Actor, ids: readonly string[]) {
  const rows = await visibleCases(platform, actor, ids);
  const counts = new Map<string, number>();
  for (const row of rows) {
    const subject = subjectOf({ ...row, reporterId: null, ratedThisRound: false }, actor);
    for (const { action } of openActions(requestLifecycle, subject, actor)) counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  const actions = (Object.keys(requestLifecycle.transitions) as RequestAction[]).flatMap((action) => {
    const transition: Transition = requestLifecycle.transitions[action];
    const works = counts.get(action) ?? 0;
    return works > 0 && worksInBulk(transition) ? [{ action, works, fields: formOf(transition).filter(({ control }) => control !== 'photos') }] : [];
  });
  return { total: ids.length, actions };
}

/** The input of a bulk action, checked as its own operation would. Throws 422 naming the field. */
export function checkedInput(action: RequestAction, input: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!worksInBulk(requestLifecycle.transitions[action])) throw fieldProblem('action', 'not-in-bulk', 'This action needs each case’s own photos or its reporter.');
  return parseInput(inputs[action], input, '') as Readonly<Record<string, unknown>>;
}

/** The input for one case: words in braces become its number, place, category, workstation. */
export function inputFor<Action extends RequestAction>(_action: Action, input: Readonly<Record<string, unknown>>, row: DetailRow): InputOf<Action> {
  const facts = { number: row.number, place: row.placeName, category: row.categoryZh ?? '', workstation: row.workstationName ?? '' };
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? fillTemplate(value, facts) : value])) as InputOf<Action>;
}

class TriedError extends Error {
  override readonly name = 'TriedError';
}

/** Takes the action and undoes it: what it says is what will happen. The code of the refusal, or null. */
async function tryOut(platform: Platform, actor: Actor, row: DetailRow, action: RequestAction, input: Readonly<Record<string, unknown>>): Promise<string | null> {
  try {
    await runInTransaction(platform.database, async (transaction, afterCommit) => {
      await takeActionIn(platform, transaction, afterCommit, { actor, requestId: row.id, action, input: inputFor(action, input, row), baseVersion: row.version });
      throw new TriedError();
    });
  } catch (error) {
    if (error instanceof TriedError) return null;
    if (error instanceof Problem) return error.fields[0]?.code ?? error.code;
    throw error;
  }
  return null;
}

/** For which cases the action would work, and why not for the others; cases one may not see are left out. */
export async function previewBulk(platform: Platform, actor: Actor, call: { readonly action: RequestAction; readonly ids: readonly string[]; readonly input: Readonly<Record<string, unknown>> }) {
  const input = checkedInput(call.action, call.input);
  const items = [];
  for (const row of await visibleCases(platform, actor, call.ids)) {
    const { id, number, title, state, version } = row;
    items.push({ id, number, title, state, version, refusal: await tryOut(platform, actor, row, call.action, input) });
  }
  return { items };
}
