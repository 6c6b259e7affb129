import type { Database, Transaction } from '../database/database.ts';
import { runInTransaction } from '../database/transaction.ts';
import type { AnchorLine } from './anchors.ts';
import { type Head, checkAnchors, headKey } from './check-anchors.ts';
import { checkChain, erasureIsRecorded } from './check-chain.ts';
import type { Evidence } from './chain.ts';
import type { Difference, Finding, FindingCode } from './finding.ts';
import { type ReadEvent, eventsAfter, listAnchors, recordHeads } from './store.ts';
import { type Telling, type ToldColumns, differsFromTold } from './told-values.ts';

export type { Difference, Finding, FindingCode } from './finding.ts';

/** A table whose rows carry `id`, `version` and `head_hash` and have a history. */
export interface ChainedTable {
  readonly subjectType: string;
  readonly table: string;
  /** The column that must agree with the state after the newest event. */
  readonly stateColumn?: string;
  /** Actions that witness an erasure: without a later one, an emptied detail or file is a finding. */
  readonly erasingActions?: readonly string[];
  /** Compares a record's own columns with what its history says; returns what differs. */
  readonly compare?: (database: Database | Transaction, subjectId: string, history: readonly ReadEvent[]) => Promise<readonly Difference[]>;
  /** The same for many records with one question to the database; those without differences may be left out. */
  readonly compareMany?: (database: Database | Transaction, histories: ReadonlyMap<string, readonly ReadEvent[]>) => Promise<ReadonlyMap<string, readonly Difference[]>>;
  /** Values that events tell under a name, and the columns that must hold what was told last: texts, numbers, days, lists, JSON; no moments. */
  readonly told?: Readonly<Record<string, ToldColumns>>;
  /** Where events tell these values otherwise than as names in their details. */
  readonly telling?: Telling;
  /** How people call a record, e.g. its number; for reports. */
  readonly nameOf?: (database: Database | Transaction, subjectId: string) => Promise<string | undefined>;
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
  readonly erasedFiles: number;
  readonly anchors: number;
  /** Anchors of the database that are newer than the given lines. */
  readonly newerAnchors: number;
  readonly findings: readonly Finding[];
}

interface EvidenceOfEvent extends Evidence {
  readonly event: Pick<ReadEvent, 'subjectType' | 'subjectId' | 'sequence'>;
  readonly erasureRecorded: boolean;
}

const batchSize = 2000;
const comparedTogether = 500;

/** All events, one record after the other. */
async function* histories(database: Transaction): AsyncGenerator<readonly ReadEvent[]> {
  let current: ReadEvent[] = [];
  let last: ReadEvent | undefined;
  for (;;) {
    const batch = await eventsAfter(database, last, batchSize);
    for (const event of batch) {
      const [first] = current;
      if (first && (first.subjectId !== event.subjectId || first.subjectType !== event.subjectType)) {
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

async function checkRecords(database: Transaction, table: ChainedTable, heads: ReadonlyMap<string, Head>): Promise<Finding[]> {
  const { subjectType } = table;
  const findings: Finding[] = [];
  const seen = new Set<string>();
  let after: string | undefined;
  for (;;) {
    const rows = await recordHeads(database, table, after, batchSize);
    for (const row of rows) {
      const head = heads.get(headKey(subjectType, row.id));
      seen.add(headKey(subjectType, row.id));
      const report = (code: FindingCode): void => {
        findings.push({ subjectType, subjectId: row.id, sequence: row.version, code });
      };
      const reached = head?.sequence ?? 0;
      if (reached < row.version) report('history-shorter-than-record');
      else if (reached > row.version) report('record-shorter-than-history');
      else if (head && head.hashes.get(row.version) !== row.headHash.toString('hex')) report('hash-wrong');
      else if (head && row.state !== null && row.state !== head.state) report('record-state-changed');
    }
    after = rows.at(-1)?.id;
    if (rows.length < batchSize) break;
  }
  for (const key of heads.keys()) {
    if (!key.startsWith(`${subjectType}:`) || seen.has(key)) continue;
    findings.push({ subjectType, subjectId: key.slice(subjectType.length + 1), sequence: null, code: 'record-missing' });
  }
  return findings;
}

function anchoredEvents(anchors: readonly AnchorLine[]): ReadonlySet<string> {
  return new Set(anchors.flatMap((anchor) => anchor.leaves.map(([type, id, sequence]) => `${headKey(type, id)}:${sequence}`)));
}

function headOf(history: readonly ReadEvent[], anchored: ReadonlySet<string>): readonly [key: string, head: Head] | undefined {
  const last = history.at(-1);
  if (!last) return undefined;
  const key = headKey(last.subjectType, last.subjectId);
  const kept = history.filter((event) => event === last || anchored.has(`${key}:${event.sequence}`));
  const hashes = new Map(kept.map((event) => [event.sequence, event.hash.toString('hex')]));
  return [key, { sequence: last.sequence, state: last.toState, hashes }];
}

async function checkFiles(evidence: readonly EvidenceOfEvent[], checkFile: CheckFile): Promise<{ findings: Finding[]; erased: number }> {
  const findings: Finding[] = [];
  let erased = 0;
  for (const { file, sha256, event, erasureRecorded } of evidence) {
    const sound = await checkFile(file, sha256);
    if (sound === null) erased += 1;
    if (sound === null && !erasureRecorded) findings.push({ ...event, code: 'erasure-without-record' });
    if (sound === false) findings.push({ ...event, code: 'file-changed' });
  }
  return { findings, erased };
}

function findingsOf(subjectType: string, subjectId: string, sequence: number | null, differences: readonly Difference[]): Finding[] {
  return differences.map((found) => ({ subjectType, subjectId, sequence, ...(typeof found === 'string' ? { code: found } : found) }));
}

/** A column may hold what the product never writes and what its readers stumble over: then that record was changed. */
function stumbled(error: unknown): readonly Difference[] {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return ['record-field-changed'];
  throw error;
}

type Histories = ReadonlyMap<string, readonly ReadEvent[]>;

async function differencesOfMany(database: Transaction, table: ChainedTable, histories: Histories): Promise<ReadonlyMap<string, readonly Difference[]>> {
  try {
    const compared = (await table.compareMany?.(database, histories)) ?? new Map<string, readonly Difference[]>();
    const untold = table.told ? await differsFromTold(database, table.table, table, histories) : [];
    return new Map([...compared, ...untold.map((id) => [id, [...new Set<Difference>([...(compared.get(id) ?? []), 'record-field-changed'])]] as const)]);
  } catch (error) {
    const [only] = histories.keys();
    if (histories.size === 1 && only !== undefined) return new Map([[only, stumbled(error)]]);
    stumbled(error);
    // One by one, to name the record.
    const found = new Map<string, readonly Difference[]>();
    for (const one of histories) for (const [id, differences] of await differencesOfMany(database, table, new Map([one]))) found.set(id, differences);
    return found;
  }
}

/** Records that wait until enough of their kind have come to be compared together. */
function comparisons(database: Transaction) {
  const waiting = new Map<ChainedTable, Map<string, readonly ReadEvent[]>>();
  async function compareAll(table: ChainedTable, histories: Histories): Promise<Finding[]> {
    const found = await differencesOfMany(database, table, histories);
    return [...found].flatMap(([id, differences]) => findingsOf(table.subjectType, id, histories.get(id)?.at(-1)?.sequence ?? null, differences));
  }
  return {
    async add(table: ChainedTable, subjectId: string, history: readonly ReadEvent[]): Promise<Finding[]> {
      const compare = table.compareMany ? undefined : table.compare;
      const alone = findingsOf(table.subjectType, subjectId, history.at(-1)?.sequence ?? null, (await compare?.(database, subjectId, history).catch(stumbled)) ?? []);
      if (!table.compareMany && !table.told) return alone;
      const histories = waiting.get(table) ?? new Map<string, readonly ReadEvent[]>();
      waiting.set(table, histories.set(subjectId, history));
      if (histories.size < comparedTogether) return alone;
      waiting.delete(table);
      return [...alone, ...(await compareAll(table, histories))];
    },
    async rest(): Promise<Finding[]> {
      const findings: Finding[] = [];
      for (const [table, histories] of waiting) findings.push(...(await compareAll(table, histories)));
      return findings;
    },
  };
}

/**
 * Recomputes every chain, compares it with the records, the anchors and the stored files, and names what was
 * changed. Reads one snapshot, so that it may run beside the working program; the anchor lines must have been
 * read before.
 */
export async function verifyHistory(database: Database, options: VerifyOptions): Promise<VerifyReport> {
  const { tables, anchors = [], checkFile } = options;
  const findings: Finding[] = [];
  const heads = new Map<string, Head>();
  const evidence: EvidenceOfEvent[] = [];
  const anchored = anchoredEvents(anchors);
  let events = 0;
  let erasedDetails = 0;
  let newerAnchors = 0;
  await runInTransaction(
    database,
    async (snapshot) => {
      const compared = comparisons(snapshot);
      for await (const history of histories(snapshot)) {
        const head = headOf(history, anchored);
        if (!head) continue;
        heads.set(...head);
        events += history.length;
        const { subjectType = '', subjectId = '' } = history[0] ?? {};
        const table = tables.find((one) => one.subjectType === subjectType);
        findings.push(...checkChain(history, table?.erasingActions));
        for (const { sequence, erasedAt, evidence: files } of history) {
          if (erasedAt) erasedDetails += 1;
          const erasureRecorded = erasureIsRecorded(history, sequence, table?.erasingActions);
          evidence.push(...files.map((file) => ({ ...file, event: { subjectType, subjectId, sequence }, erasureRecorded })));
        }
        if (table) findings.push(...(await compared.add(table, subjectId, history)));
      }
      findings.push(...(await compared.rest()));
      for (const table of tables) findings.push(...(await checkRecords(snapshot, table, heads)));
      const stored = await listAnchors(snapshot);
      findings.push(...checkAnchors(anchors, stored, heads));
      const newest = anchors.at(-1)?.anchoredAt;
      newerAnchors = stored.filter((anchor) => newest === undefined || anchor.anchoredAt > new Date(newest)).length;
    },
    { isolation: 'repeatable read' },
  );
  const files = checkFile ? await checkFiles(evidence, checkFile) : { findings: [], erased: 0 };
  return {
    records: heads.size,
    events,
    files: evidence.length,
    erasedDetails,
    erasedFiles: files.erased,
    anchors: anchors.length,
    newerAnchors,
    findings: [...findings, ...files.findings],
  };
}
