import type { Actor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { InputOf } from '../inputs.ts';
import { type MatterKind, matterKinds } from '../rules/conditions.ts';
import { dueCallbacks } from '../store/callbacks.ts';
import { type MatterStatus, listMatters } from '../store/matters.ts';
import { idOfNumber } from '../store/read-request.ts';
import { summaryOf } from '../store/summaries.ts';
import { scopeOf } from './browse-requests.ts';
import { presentMatter } from './present-matter.ts';
import { type ActionResult, takeAction } from './take-action.ts';

const statusesOf: Readonly<Record<'open' | 'inForce' | 'all', readonly MatterStatus[]>> = {
  open: ['open'],
  inForce: ['granted'],
  all: ['open', 'granted', 'refused', 'answered', 'settled', 'lapsed'],
};

export interface MatterQuery {
  readonly kind?: MatterKind | readonly MatterKind[] | undefined;
  readonly status: 'open' | 'inForce' | 'all';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** What is asked, noticed and contested about cases within the actor's places. */
export async function browseMatters(platform: Platform, actor: Actor, { kind, status, cursor, limit }: MatterQuery) {
  const now = platform.clock.now();
  const kinds = kind === undefined ? matterKinds : typeof kind === 'string' ? [kind] : kind;
  const rows = await listMatters(platform.database, scopeOf(actor), { kinds, statuses: statusesOf[status], cursor, limit: limit + 1 });
  const items = rows.slice(0, limit).map(({ matter, request }) => ({ matter: presentMatter(matter), request: summaryOf(request, now) }));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.matter.id ?? null) : null };
}

const mostCallbacks = 200;

/** Verified cases within the actor's places that wait for a call, those that wait longest first. */
export async function browseCallbacks(platform: Platform, actor: Actor) {
  const now = platform.clock.now();
  const rows = await dueCallbacks(platform.database, scopeOf(actor), mostCallbacks);
  return { items: rows.map((row) => ({ ...summaryOf(row, now), attempts: row.attempts })) };
}

/** Contests the completion of a case by its public number. Throws 404, 409. */
export async function contestByNumber(platform: Platform, call: { readonly actor: Actor; readonly number: string; readonly input: InputOf<'contest'>; readonly idempotencyKey?: string | undefined }): Promise<ActionResult> {
  const id = await idOfNumber(platform.database, call.number);
  if (id === undefined) throw problem(404, 'not-found', { detail: 'There is no such request.' });
  return takeAction(platform, { actor: call.actor, requestId: id, action: 'contest', input: call.input, idempotencyKey: call.idempotencyKey });
}
