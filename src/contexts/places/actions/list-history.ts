import { historyOf } from '../../../platform/events/store.ts';
import { problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { OutputOf, ParamsOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { mayReadHistory } from '../policy.ts';
import { readCompoundsById } from '../store/compounds.ts';
import type { Executor } from '../store/sql.ts';
import { readWorkstationsById } from '../store/workstations.ts';
import { divisionTree } from '../tree.ts';
import { changesOf } from './record-change.ts';

type Subject = ParamsOf<typeof contract.listPlaceHistory>;

async function pathOf(executor: Executor, { type, id }: Subject): Promise<string | undefined> {
  if (type === 'division') return (await divisionTree(executor)).byId(id)?.path;
  if (type === 'compound') return (await readCompoundsById(executor, [id]))[0]?.communityPath;
  return (await readWorkstationsById(executor, [id]))[0]?.placePath;
}

/** What was changed about a place, newest first. Throws 404 and 403. */
export async function listHistory(executor: Executor, actor: Actor, subject: Subject): Promise<OutputOf<typeof contract.listPlaceHistory>> {
  const path = await pathOf(executor, subject);
  if (path === undefined) throw problem(404, 'unknown-place', { detail: 'There is no such record.' });
  if (!mayReadHistory(actor, path)) throw problem(403, 'forbidden', { detail: 'You administer other places, not this one.' });
  const history = await historyOf(executor, subject.type, subject.id);
  return {
    items: history.toReversed().map((event) => ({
      version: event.sequence,
      action: event.action,
      at: event.occurredAt.toISOString(),
      actorId: event.actorId,
      changes: changesOf(event).map((change) => ({ ...change })),
    })),
  };
}
