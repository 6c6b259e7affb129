import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { newId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import { runInTransaction } from '../database/transaction.ts';
import { merkleRoot } from './merkle.ts';
import { type HeadRow, databaseTime, headsSince, insertAnchor, lastAnchor, lockAnchors } from './store.ts';

/** A chain head as it stands in an anchor: record type, id, sequence of its newest event, hash (hex). */
const leafSchema = z.tuple([z.string(), z.string(), z.number().int(), z.string()]);
export type Leaf = z.output<typeof leafSchema>;

const anchorLineSchema = z.object({
  id: z.string(),
  anchoredAt: z.string(),
  previousRoot: z.string().nullable(),
  root: z.string(),
  leaves: z.array(leafSchema),
});
/** One line of the anchor file, which is kept outside the database and published. */
export type AnchorLine = z.output<typeof anchorLineSchema>;

/** Heads written shortly before the last anchor may have committed after it was made: look back this far. */
const overlapMilliseconds = 5 * 60_000;

function leafOf(head: HeadRow): Leaf {
  return [head.subjectType, head.subjectId, head.sequence, head.hash.toString('hex')];
}

/** The Merkle root (hex) over leaves and the root before. */
export function rootOf(leaves: readonly Leaf[], previousRoot: string | null): string {
  const entries = [JSON.stringify({ previousRoot }), ...leaves.map((leaf) => JSON.stringify(leaf))];
  return merkleRoot(entries.map((entry) => Buffer.from(entry))).toString('hex');
}

/** Anchors every chain head that is new since the last anchor; undefined when nothing happened. */
export async function makeAnchor(database: Database, anchorFile: string): Promise<AnchorLine | undefined> {
  return runInTransaction(database, async (transaction) => {
    await lockAnchors(transaction);
    const now = await databaseTime(transaction);
    const before = await lastAnchor(transaction);
    const since = before ? new Date(before.coveredUntil.getTime() - overlapMilliseconds) : null;
    const known = before ? await leavesOfLastLine(anchorFile) : new Set<string>();
    const leaves = (await headsSince(transaction, since)).map(leafOf).filter((leaf) => !known.has(leaf[3]));
    if (leaves.length === 0) return undefined;
    const previousRoot = before?.root.toString('hex') ?? null;
    const line: AnchorLine = {
      id: newId(now.getTime()),
      anchoredAt: now.toISOString(),
      previousRoot,
      root: rootOf(leaves, previousRoot),
      leaves,
    };
    await insertAnchor(transaction, {
      id: line.id,
      anchoredAt: now,
      coveredUntil: now,
      root: Buffer.from(line.root, 'hex'),
      previousRoot: before?.root ?? null,
      leafCount: leaves.length,
    });
    // The file is written before the commit: an anchor in the file without its row is harmless, the reverse is not.
    await mkdir(dirname(anchorFile), { recursive: true });
    await appendFile(anchorFile, `${JSON.stringify(line)}\n`, { flush: true });
    return line;
  });
}

/** All anchors of a file, oldest first; throws on a line that is none. */
export async function readAnchorFile(file: string): Promise<readonly AnchorLine[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => anchorLineSchema.parse(JSON.parse(line)));
}

async function leavesOfLastLine(file: string): Promise<ReadonlySet<string>> {
  try {
    return new Set((await readAnchorFile(file)).at(-1)?.leaves.map((leaf) => leaf[3]) ?? []);
  } catch {
    return new Set();
  }
}
