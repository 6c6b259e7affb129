import { type Detail, detailDigest, eventHash, genesisHash } from './chain.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { ReadEvent } from './store.ts';

const noDetail = Buffer.alloc(32);

function detailIsWrong(digest: Buffer, salt: Buffer | null, detail: Detail | null, erased: boolean): boolean {
  if (salt === null && detail === null) return !erased && !digest.equals(noDetail);
  if (salt === null || detail === null) return true;
  return !detailDigest(salt, detail).equals(digest);
}

function detailsAreWrong(event: ReadEvent): boolean {
  const erased = event.erasedAt !== null;
  return (
    detailIsWrong(event.publicDigest, event.publicSalt, event.publicDetail, erased) ||
    detailIsWrong(event.internalDigest, event.internalSalt, event.internalDetail, erased)
  );
}

/** Is emptiness at this event accounted for: by a later event that says so, or because nobody asks for one? */
export function erasureIsRecorded(history: readonly ReadEvent[], sequence: number, erasingActions: readonly string[] | undefined): boolean {
  return !erasingActions || history.some((event) => event.sequence > sequence && erasingActions.includes(event.action));
}

/**
 * Recomputes the history of one record, given oldest first. With `erasingActions`, details may be empty only
 * when a later event says that they were erased.
 */
export function checkChain(history: readonly ReadEvent[], erasingActions?: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  let previous: ReadEvent | undefined;
  for (const event of history) {
    const report = (code: FindingCode): void => {
      findings.push({ subjectType: event.subjectType, subjectId: event.subjectId, sequence: event.sequence, code });
    };
    if (event.sequence !== (previous?.sequence ?? 0) + 1) report('sequence-gap');
    else if (!event.previousHash.equals(previous?.hash ?? genesisHash)) report('link-broken');
    if (!eventHash(event.previousHash, event).equals(event.hash)) report('hash-wrong');
    if (detailsAreWrong(event)) report('detail-changed');
    if (event.erasedAt !== null && !erasureIsRecorded(history, event.sequence, erasingActions)) report('erasure-without-record');
    previous = event;
  }
  return findings;
}
