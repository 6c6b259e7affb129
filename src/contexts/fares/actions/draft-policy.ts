import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type Detail, appendEvent, emptyChain } from '../../../platform/events/append-event.ts';
import { claimWrite } from '../../../platform/idempotency/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import { type Actor, actorId } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { draftingPlace } from '../policy.ts';
import { shippedCatalogue } from '../rules/catalogue.ts';
import type { ConcessionPolicy } from '../rules/model.ts';
import { findPolicy, highestNumber, insertPolicy, lockCode } from '../store/policies.ts';

/** Refuses content that names networks or media nobody knows. */
export function checkContent(content: ConcessionPolicy): void {
  if (!shippedCatalogue.networks.some((version) => version.network === content.network)) {
    throw fieldProblem('content.network', 'unknown-network', 'There is no such network.');
  }
  const known = new Set(shippedCatalogue.media.map((medium) => medium.id));
  for (const list of ['included', 'excluded'] as const) {
    const stranger = content.media[list].find((medium) => !known.has(medium));
    if (stranger !== undefined) throw fieldProblem(`content.media.${list}`, 'unknown-medium', `There is no medium “${stranger}”.`);
  }
}

export interface PolicyResult {
  readonly id: string;
  readonly state: 'draft';
  readonly version: number;
}

/** Starts a policy or a new version of one. Throws 403 and 422. */
export async function draftPolicy(platform: Platform, actor: Actor, input: ConcessionPolicy, idempotencyKey?: string): Promise<PolicyResult> {
  const placePath = draftingPlace(actor);
  if (placePath === undefined) throw problem(403, 'city-wide-only', { detail: 'Fares hold for the whole network: writing them needs a role at the city.' });
  checkContent(input);
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const id = newId(now.getTime());
    if (idempotencyKey !== undefined) {
      const earlier = await claimWrite(transaction, { key: idempotencyKey, content: ['draft', actorId(actor), input], subjectId: id, at: now });
      const known = earlier === undefined ? undefined : await findPolicy(transaction, earlier);
      if (known) return { id: known.id, state: 'draft', version: 1 };
    }
    await lockCode(transaction, input.network, input.id);
    const shipped = shippedCatalogue.policies.find((policy) => policy.network === input.network && policy.id === input.id)?.version ?? 0;
    const number = Math.max(shipped, await highestNumber(transaction, input.network, input.id)) + 1;
    const content: ConcessionPolicy = { ...input, version: number };
    const head = await appendEvent(transaction, emptyChain, {
      subjectType: 'farePolicy', subjectId: id, action: 'draft', fromState: null, toState: 'draft', actor, occurredAt: now, public: false,
      publicDetail: null, internalDetail: { content: JSON.parse(JSON.stringify(content)) as Detail },
    });
    await insertPolicy(transaction, { id, network: input.network, code: input.id, number, headHash: head.hash, placePath, content, writtenBy: actorId(actor), at: now });
    return { id, state: 'draft', version: head.sequence };
  });
}
