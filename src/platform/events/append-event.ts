import { type Actor, actorId } from '../../shared/actor.ts';
import { newId } from '../../shared/ids.ts';
import type { Transaction } from '../database/database.ts';
import { type Write, together } from '../database/together.ts';
import { type Detail, type Evidence, type HashedEvent, eventHash, genesisHash, saltDetail } from './chain.ts';
import { eventWrites } from './store.ts';

export type { Detail } from './chain.ts';

/** The end of a record's chain; kept on the record's own row as `version` and `head_hash`. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** The head of a record that has no event yet. */
export const emptyChain: ChainHead = { sequence: 0, hash: genesisHash };

export interface NewEvent {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actor: Actor;
  readonly occurredAt: Date;
  /** Shown on the public timeline at all. */
  readonly public: boolean;
  readonly publicDetail: Detail | null;
  readonly internalDetail: Detail | null;
  readonly evidence?: readonly Evidence[];
}

/** The next link of a record's chain: the new head, and what is to be written for it in the same transaction. */
export interface NextEvent {
  readonly head: ChainHead;
  readonly writes: readonly Write[];
}

/** Works out the next event of a history without writing it; the caller holds the record's row lock. */
export function nextEvent(head: ChainHead, event: NewEvent): NextEvent {
  const publicPart = saltDetail(event.publicDetail);
  const internalPart = saltDetail(event.internalDetail);
  const hashed: HashedEvent = {
    id: newId(event.occurredAt.getTime()),
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    sequence: head.sequence + 1,
    action: event.action,
    fromState: event.fromState,
    toState: event.toState,
    actorKind: event.actor.kind,
    actorId: actorId(event.actor),
    occurredAt: event.occurredAt,
    public: event.public,
    publicDigest: publicPart.digest,
    internalDigest: internalPart.digest,
    evidence: event.evidence ?? [],
  };
  const hash = eventHash(head.hash, hashed);
  const writes = eventWrites({
    ...hashed,
    previousHash: head.hash,
    hash,
    publicSalt: publicPart.salt,
    publicDetail: event.publicDetail,
    internalSalt: internalPart.salt,
    internalDetail: event.internalDetail,
  });
  return { head: { sequence: hashed.sequence, hash }, writes };
}

/**
 * Appends one event to a record's history and returns the new head, which the caller stores on the record
 * in the same transaction. The caller holds the record's row lock, so sequences cannot collide.
 */
export async function appendEvent(transaction: Transaction, head: ChainHead, event: NewEvent): Promise<ChainHead> {
  const next = nextEvent(head, event);
  await together(next.writes).execute(transaction);
  return next.head;
}
