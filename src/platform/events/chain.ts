import { hash, randomBytes } from 'node:crypto';
import { type CanonicalValue, canonicalJson } from '../../shared/canonical-json.ts';

/** A photo or paper an event rests on: the file's id and the SHA-256 (hex) of its bytes as received. */
export interface Evidence {
  readonly file: string;
  readonly sha256: string;
}

/** The part of an event that the chain protects. */
export interface HashedEvent {
  readonly id: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly sequence: number;
  readonly action: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly occurredAt: Date;
  readonly public: boolean;
  readonly publicDigest: Buffer;
  readonly internalDigest: Buffer;
  readonly evidence: readonly Evidence[];
}

/** What the first event of every record links to. */
export const genesisHash: Buffer = Buffer.alloc(32);

const noDetail = Buffer.alloc(32);

/** What an event tells beside its hashed row; plain JSON. */
export type Detail = Readonly<Record<string, CanonicalValue>>;

/** A detail with the salt that keeps its digest from being guessed; null when there is nothing to tell. */
export interface SaltedDetail {
  readonly salt: Buffer | null;
  readonly digest: Buffer;
}

/** SHA-256 over salt and canonical JSON of a detail. */
export function detailDigest(salt: Buffer, detail: Detail): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(canonicalJson(detail))]), 'buffer');
}

/** Salts and digests a detail; an absent detail has a digest of zeros. */
export function saltDetail(detail: Detail | null): SaltedDetail {
  if (detail === null) return { salt: null, digest: noDetail };
  const salt = randomBytes(16);
  return { salt, digest: detailDigest(salt, detail) };
}

/** The hash of an event: SHA-256 over the previous hash and the event's protected fields. */
export function eventHash(previousHash: Buffer, event: HashedEvent): Buffer {
  const row = [
    event.id,
    event.subjectType,
    event.subjectId,
    event.sequence,
    event.action,
    event.fromState,
    event.toState,
    event.actorKind,
    event.actorId,
    event.occurredAt.getTime(),
    event.public,
    event.publicDigest.toString('hex'),
    event.internalDigest.toString('hex'),
    event.evidence.map(({ file, sha256 }) => [file, sha256]),
  ];
  return hash('sha256', Buffer.concat([previousHash, Buffer.from(JSON.stringify(row))]), 'buffer');
}
