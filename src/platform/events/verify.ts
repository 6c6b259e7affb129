import type { Database } from '../database/database.ts';
import { type AnchorLine, rootOf } from './anchors.ts';
import { type Detail, detailDigest, eventHash, genesisHash } from './chain.ts';
import { type ReadEvent, eventsAfter, lastAnchor, recordHeads } from './store.ts';

/** What is wrong with one record's history. */
export interface Finding {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly sequence: number | null;
  readonly code:
    | 'hash-wrong'
    | 'link-broken'
    | 'sequence-gap'
    | 'detail-changed'
    | 'record-shorter-than-history'
    | 'history-shorter-than-record'
    | 'record-missing'
    | 'record-state-changed'
    | 'record-field-changed'
    | 'anchored-event-missing'
    | 'anchored-hash-differs'
    | 'anchor-root-wrong'
    | 'anchor-chain-broken'
    | 'file-changed';
}

/** A table whose rows carry `id`, `version` and `head_hash` and have a history. */
export interface ChainedTable {
  readonly subjectType: string;
  readonly table: string;
  /** Compares a record's own columns with what its history says; returns the codes of what differs. */
  readonly compare?: (database: Database, subjectId: string, history: readonly ReadEvent[]) => Promise<readonly Finding['code'][]>;
}

/** Checks that the stored bytes of an evidence file still have this SHA-256 (hex); null when lawfully erased. */
export type CheckFile = (fileId: string, sha256: string) => Promise<boolean | null>;

export interface VerifyOptions {
  readonly tables: readonly ChainedTable[];
  readonly anchors?: readonly AnchorLine[];
  readonly checkFile?: CheckFile;
}

export interface VerifyReport {
  readonly records: number;
  readonly events: number;
  readonly files: number;
  readonly erasedDetails: number;
  readonly findings: readonly Finding[];
}

const batchSize = 2000;

function detailIsWrong(digest: Buffer, salt: Buffer | null, detail: Detail | null, erased: boolean): boolean {
  if (salt === null || detail === null) return !erased && !digest.equals(Buffer.alloc(32));
  return !detailDigest(salt, detail).equals(digest);
}

function checkChain(history: readonly ReadEvent[]): Finding[] {
  const findings: Finding[] = [];
  let previous: ReadEvent | undefined;
  for (const event of history) {
    const report = (code: Finding['code']): void => {
      findings.push({ subjectType: event.subjectType, subjectId: event.subjectId, sequence: event.sequence, code });
    };
    const expectedPrevious = previous?.hash ?? genesisHash;
    if (event.sequence !== (previous?.sequence ?? 0) + 1) report('sequence-gap');
    else if (!event.previousHash.equals(expectedPrevious)) report('link-broken');
    if (!eventHash(event.previousHash, event).equals(event.hash)) report('hash-wrong');
    const erased = event.erasedAt !== null;
    if (
      detailIsWrong(event.publicDigest, event.publicSalt, event.publicDetail, erased) ||
      detailIsWrong(event.internalDigest, event.internalSalt, event.internalDetail, erased)
    ) {
      report('detail-changed');
    }
    previous = event;
  }
  return findings;
}

interface Head {
  readonly sequence: number;
  readonly hashes: ReadonlyMap<number, string>;
}

async function* histories(database: Database): AsyncGenerator<readonly ReadEvent[]> {
  let current: ReadEvent[] = [];
  let last: ReadEvent | undefined;
  for (;;) {
    const batch = await eventsAfter(database, last, batchSize);
    for (const event of batch) {
      if (current[0] && current[0].subjectId !== event.subjectId) {
        yield current;
        current = [];
      }
      current.push(event);
    }
    last = batch.at(-1);
    if (batch.length < batchSize) break;
  }
  if (current.length > 0) yield current;
}

async function checkRecords(database: Database, table: ChainedTable, heads: ReadonlyMap<string, Head>): Promise<Finding[]> {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const rows = await recordHeads(database, table.table, after, batchSize);
    for (const row of rows) {
      const key = `${table.subjectType}:${row.id}`;
      seen.add(key);
      const head = heads.get(key);
      const report = (code: Finding['code']): void => {
        findings.push({ subjectType: table.subjectType, subjectId: row.id, sequence: row.version, code });
      };
      if ((head?.sequence ?? 0) < row.version) report('history-shorter-than-record');
      else if ((head?.sequence ?? 0) > row.version) report('record-shorter-than-history');
      else if (head && head.hashes.get(row.version) !== row.headHash.toString('hex')) report('hash-wrong');
    }
    after = rows.at(-1)?.id;
    if (rows.length < batchSize) break;
  }
  for (const key of heads.keys()) {
    if (!key.startsWith(`${table.subjectType}:`) || seen.has(key)) continue;
    findings.push({ subjectType: table.subjectType, subjectId: key.slice(table.subjectType.length + 1), sequence: null, code: 'record-missing' });
  }
  return findings;
}

async function checkAnchors(database: Database, anchors: readonly AnchorLine[], heads: ReadonlyMap<string, Head>): Promise<Finding[]> {
  const findings: Finding[] = [];
  let previousRoot: string | null = null;
  for (const anchor of anchors) {
    const report = (code: Finding['code'], type = 'anchor', id = anchor.id, sequence: number | null = null): void => {
      findings.push({ subjectType: type, subjectId: id, sequence, code });
    };
    if (rootOf(anchor.leaves, anchor.previousRoot) !== anchor.root) report('anchor-root-wrong');
    if (anchor.previousRoot !== previousRoot) report('anchor-chain-broken');
    for (const [type, id, sequence, hash] of anchor.leaves) {
      const found = heads.get(`${type}:${id}`)?.hashes.get(sequence);
      if (found === undefined) report('anchored-event-missing', type, id, sequence);
      else if (found !== hash) report('anchored-hash-differs', type, id, sequence);
    }
    previousRoot = anchor.root;
  }
  const stored = await lastAnchor(database);
  const storedRoot = stored?.root.toString('hex');
  if (stored && !anchors.some((anchor) => anchor.root === storedRoot)) {
    findings.push({ subjectType: 'anchor', subjectId: stored.id, sequence: null, code: 'anchor-root-wrong' });
  }
  return findings;
}

/** Recomputes every chain, compares it with the records, the anchors and the stored files, and names what was changed. */
export async function verifyHistory(database: Database, options: VerifyOptions): Promise<VerifyReport> {
  const findings: Finding[] = [];
  const heads = new Map<string, Head>();
  const wanted = new Set((options.anchors ?? []).flatMap((anchor) => anchor.leaves.map(([type, id, sequence]) => `${type}:${id}:${sequence}`)));
  let events = 0;
  let files = 0;
  let erasedDetails = 0;
  for await (const history of histories(database)) {
    const [first] = history;
    const last = history.at(-1);
    if (!first || !last) continue;
    events += history.length;
    findings.push(...checkChain(history));
    const key = `${first.subjectType}:${first.subjectId}`;
    const kept = history.filter((event) => event === last || wanted.has(`${key}:${event.sequence}`));
    heads.set(key, { sequence: last.sequence, hashes: new Map(kept.map((event) => [event.sequence, event.hash.toString('hex')])) });
    for (const event of history) {
      if (event.erasedAt) erasedDetails += 1;
      for (const { file, sha256 } of event.evidence) {
        files += 1;
        if (options.checkFile && (await options.checkFile(file, sha256)) === false) {
          findings.push({ subjectType: event.subjectType, subjectId: event.subjectId, sequence: event.sequence, code: 'file-changed' });
        }
      }
    }
    const table = options.tables.find((one) => one.subjectType === first.subjectType);
    for (const code of (await table?.compare?.(database, first.subjectId, history)) ?? []) {
      findings.push({ subjectType: first.subjectType, subjectId: first.subjectId, sequence: last.sequence, code });
    }
  }
  for (const table of options.tables) findings.push(...(await checkRecords(database, table, heads)));
  if (options.anchors) findings.push(...(await checkAnchors(database, options.anchors, heads)));
  return { records: heads.size, events, files, erasedDetails, findings };
}
