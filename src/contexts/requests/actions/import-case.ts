import { createHash } from 'node:crypto';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Channel, Origin, Where } from '../contract.ts';
import { claimOutside, type OutsideMessage, readKnownNumbers, readOutside } from '../store/outside.ts';
import { countLikes } from '../store/supporters.ts';
import { type Grounds, groundsFor } from './report-request/grounds.ts';
import { reportRequestIn } from './report-request/take-in.ts';

export type { OutsideMessage } from '../store/outside.ts';

/** A message from elsewhere that becomes a case. */
export interface ImportCall {
  readonly actor: Actor;
  readonly message: Omit<OutsideMessage, 'authorDigest'> & { readonly author: string | null };
  readonly text: string;
  readonly phone: string | null;
  readonly where: Where;
  readonly channel: Channel;
  readonly channelNote: string;
  readonly categoryId: string | null;
  readonly origin: Origin;
  /** Kept as a record only 仅存档: it runs no clocks and stands in no queue until somebody takes it up. */
  readonly asRecord: boolean;
}

function authorDigestOf(platform: Platform, author: string | null): string | null {
  return author === null ? null : createHash('sha256').update(platform.secret).update(author).digest('base64url').slice(0, 22);
}

/** What the cases of a batch rest on, by place; made once per transaction. */
export type ImportGrounds = Map<string, Grounds>;

/**
 * Makes a case of a message from elsewhere, once: a number its source has given before is `known` and nothing happens.
 * Nobody is told; the case keeps the message's own time where it is only recorded. Throws 422 naming the field.
 */
export async function importCaseIn(
  platform: Platform,
  transaction: Transaction,
  afterCommit: AfterCommit,
  known: ImportGrounds,
  call: ImportCall,
): Promise<{ readonly id: string } | 'known'> {
  const { message, text, phone, where, channel, channelNote, categoryId, asRecord } = call;
  const { author, ...outside } = message;
  const at = asRecord && message.sentAt ? message.sentAt : platform.clock.now();
  const id = newId(at.getTime());
  if (!(await claimOutside(transaction, id, { ...outside, authorDigest: authorDigestOf(platform, author) }))) return 'known';
  const who = { anonymous: author === null && phone === null, ...(author === null ? {} : { name: author.slice(0, 40) }), ...(phone === null ? {} : { phone }) };
  const input = { text, photos: [], where, who, channel, channelNote, ...(categoryId === null ? {} : { categoryId }) };
  const key = JSON.stringify([where, categoryId]);
  const report = { actor: call.actor, input, origin: call.origin, imported: { id, at, asRecord, subject: message.subject, outsideNumber: message.number } };
  const grounds = known.get(key) ?? (await groundsFor(platform, transaction, report, platform.clock.now()));
  known.set(key, grounds);
  await reportRequestIn(platform, transaction, afterCommit, report, { grounds });
  // Once, with the message: a number its source gives again is known and brings no likes along.
  if (message.likes > 0) await countLikes(transaction, id, message.likes);
  return { id };
}

/** Of some numbers of a source those that are cases already. */
export async function knownOutsideNumbers(database: Database | Transaction, source: string, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  return numbers.length === 0 ? new Set() : readKnownNumbers(database, source, numbers);
}

/** What some cases were elsewhere: number, subject, own time, likes and dislikes; cases that were never elsewhere are left out. */
export async function outsideOfCases(database: Database | Transaction, requestIds: readonly string[]): Promise<ReadonlyMap<string, OutsideMessage>> {
  return requestIds.length === 0 ? new Map() : readOutside(database, requestIds);
}
