import { historyOf } from '../../../platform/events/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { openActions } from '../../../shared/lifecycle.ts';
import type { QueryOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { policyLifecycle } from '../lifecycle.ts';
import { mayRead, readerRoles, subjectOf } from '../policy.ts';
import { policyTemplates, shippedCatalogue } from '../rules/catalogue.ts';
import { type PolicyRow, findPolicy, listPolicies as list } from '../store/policies.ts';

function summaryOf(row: PolicyRow) {
  const { id, code, number, network, state, content } = row;
  return {
    id, code, number, network, state, title: content.title, from: content.window.from, to: content.window.to,
    changedAt: row.changedAt.toISOString(), publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

const templates = [
  ...shippedCatalogue.policies.map((content) => ({ inForce: true, content })),
  ...policyTemplates.map((content) => ({ inForce: false, content })),
];

/** Policy versions at the reader's places and below. */
export async function listPolicies(platform: Platform, actor: Actor, query: QueryOf<typeof contract.listPolicies>) {
  const placePaths = assignmentsOf(actor)
    .filter(({ role }) => (readerRoles as readonly string[]).includes(role))
    .map(({ placePath }) => placePath);
  const { rows, nextCursor } = await list(platform.database, { ...query, placePaths });
  return { items: rows.map(summaryOf), nextCursor, templates };
}

/** One policy version with history and what the reader may do now. Throws 404. */
export async function readPolicy(platform: Platform, actor: Actor, id: string): Promise<contract.PolicyDetail> {
  const row = await findPolicy(platform.database, id);
  if (!row || !mayRead(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such policy.' });
  const history = await historyOf(platform.database, 'farePolicy', id);
  return {
    ...summaryOf(row),
    version: row.version,
    content: row.content,
    simulation: row.simulation,
    steps: history.map((event) => ({
      sequence: event.sequence, action: event.action, at: event.occurredAt.toISOString(), toState: event.toState, actorId: event.actorId,
      detail: { ...event.internalDetail, ...event.publicDetail },
    })).reverse(),
    actions: openActions(policyLifecycle, subjectOf(row), actor),
  };
}
