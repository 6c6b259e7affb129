import { actorId } from '../../../shared/actor.ts';
import { historyOf } from '../../../platform/events/store.ts';
import type { TimelineEvent } from '../../../platform/events/timeline.ts';
import { copyFiles } from '../../../platform/files/index.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Channel } from '../contract.ts';
import { maySeeAsStaff } from '../policy.ts';
import { mayReopen } from '../rules.ts';
import { publicWords, takeOff } from './further-places.ts';
import { deleteRelatedLink, insertLink, readKnownCases } from '../store/links.ts';
import { lockRequest } from '../store/lock-request.ts';
import { ruleValue } from '../store/rules.ts';
import { countJoined } from '../store/save-request.ts';
import type { Effect, EffectContext } from './effects.ts';
import { reportRequestIn } from './report-request/take-in.ts';

/** The other case of a link, as far as the actor may see it. Throws 422. */
async function otherCase({ transaction, row, actor }: Pick<EffectContext<'link'>, 'transaction' | 'row' | 'actor'>, id: string) {
  const [other] = id === row.id ? [] : await readKnownCases(transaction, [id]);
  if (!other || (actor.kind === 'staff' && !maySeeAsStaff(other, actor))) {
    throw fieldProblem('targetRequestId', id === row.id ? 'same-request' : 'not-found', 'There is no such other request.');
  }
  return other;
}

/** Two cases that belong together, shown from both sides. */
export const link: Effect<'link'> = async (context) => {
  const { transaction, row, actor, input, now } = context;
  const other = await otherCase(context, input.targetRequestId);
  const added = await insertLink(transaction, { requestId: row.id, otherId: other.id, kind: 'related', reason: input.linkReason || null, at: now, by: actorId(actor) });
  if (!added) throw fieldProblem('targetRequestId', 'already-linked', 'These two are linked already.');
  return { internal: { linkedTo: other.number } };
};

export const unlink: Effect<'unlink'> = async (context) => {
  const other = await otherCase(context, context.input.targetRequestId);
  const removed = await deleteRelatedLink(context.transaction, context.row.id, other.id);
  if (!removed) throw fieldProblem('targetRequestId', 'not-linked', 'These two are not linked by hand.');
  return { internal: { linkedTo: other.number } };
};

/** The photos somebody sent with the report. */
function reportedPhotos(history: readonly TimelineEvent[]): readonly string[] {
  return history.filter(({ action }) => action === 'report').flatMap(({ evidence }) => evidence.map(({ file }) => file));
}

/**
 * The second matter of one report becomes a case of its own: same place or one of the further ones, same photos and reporters, each of whom sees both;
 * its clocks begin now.
 */
export const split: Effect<'split'> = async ({ platform, transaction, afterCommit, row, actor, input, now }) => {
  const history = await historyOf(transaction, 'request', row.id);
  const photos = await copyFiles(transaction, reportedPhotos(history), actor, now);
  const place = input.place === undefined ? undefined : await takeOff(transaction, row.id, input.place);
  const taken = await reportRequestIn(platform, transaction, afterCommit, {
    actor,
    input: {
      text: input.splitText,
      photos: [...photos],
      where: { kind: 'address', text: row.placeName },
      who: { anonymous: true },
      channel: row.channel as Channel,
      channelNote: row.number,
      ...(input.categoryId === undefined ? {} : { categoryId: input.categoryId }),
    },
    splitFrom: row.id,
    splitPlace: place,
  });
  await insertLink(transaction, { requestId: taken.id, otherId: row.id, kind: 'split', reason: null, at: now, by: actorId(actor) });
  const [made] = await readKnownCases(transaction, [taken.id]);
  return { published: { splitInto: made?.number ?? '', ...(place ? { placeName: place.placeName } : {}) }, ...(place ? { patch: { morePlaces: row.morePlaces - 1, publicSearchText: await publicWords(transaction, row, row.publicText) } } : {}) };
};

/** Undoes a join within some days: the case goes on where it stood, with the clocks that joining stopped. */
export const unjoin: Effect<'unjoin'> = async ({ transaction, row, now }) => {
  const joined = (await historyOf(transaction, 'request', row.id)).findLast(({ action }) => action === 'join');
  if (!joined || row.joinedTo === null) throw problem(409, 'illegal-transition', { detail: 'This request is not joined.' });
  const withinDays = await ruleValue(transaction, 'unjoinWithinDays', now);
  if (!mayReopen(joined.occurredAt.getTime(), now.getTime(), withinDays)) {
    throw problem(409, 'unjoin-too-late', { detail: `Joined requests can be separated within ${withinDays} days.`, extra: { withinDays } });
  }
  const target = await lockRequest(transaction, row.joinedTo, { linkDigest: null, residentId: null });
  if (target) await countJoined(transaction, target.id, -1);
  const at = joined.occurredAt.getTime();
  return {
    toState: (joined.fromState ?? 'submitted') as typeof row.state,
    patch: { joinedTo: null },
    stages: row.stages.map((stage) => (stage.metAt !== null && Date.parse(stage.metAt) === at ? { ...stage, metAt: null } : stage)),
    published: { separatedFrom: target?.number ?? '' },
  };
};
