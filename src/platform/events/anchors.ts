import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline/promises';
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
  anchoredAt: z.iso.datetime(),
  previousRoot: z.string().nullable(),
  root: z.string(),
  leaves: z.array(leafSchema),
});
/** One line of the anchor file, which is kept outside the database and published. */
export type AnchorLine = z.output<typeof anchorLineSchema>;

/** A line of an anchor file that cannot be read. */
export class AnchorFileError extends Error {
  override readonly name = 'AnchorFileError';
}

/** Heads written shortly before the last anchor may have committed after it was made: look back this far. */
const overlapMilliseconds = 5 * 60_000;

const lineBreak = 0x0a;

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
    const file = await openForAppending(anchorFile);
    try {
      const known = new Set(before ? (await lastLine(file))?.leaves.map((leaf) => leaf[3]) : []);
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
      await file.appendFile(`${JSON.stringify(line)}\n`);
      await file.sync();
      return line;
    } finally {
      await file.close();
    }
  });
}

/**
 * All anchors of a file, oldest first. Throws AnchorFileError naming the line that is none; an unfinished last
 * line is passed over, as it was never committed.
 */
export async function readAnchorFile(path: string): Promise<readonly AnchorLine[]> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
  const anchors: AnchorLine[] = [];
  let number = 0;
  let wrong: number | undefined;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    if (wrong !== undefined) break;
    const parsed = parseLine(line);
    if (parsed) anchors.push(parsed);
    else wrong = number;
  }
  if (wrong !== undefined && (wrong < number || (await endsWithLineBreak(path)))) {
    throw new AnchorFileError(`Line ${wrong} of ${path} is no anchor`);
  }
  return anchors;
}

async function endsWithLineBreak(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === lineBreak;
  } finally {
    await file.close();
  }
}

function parseLine(line: string): AnchorLine | undefined {
  try {
    return anchorLineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** Opens the file and cuts off the unfinished line that a crash may have left: its anchor was never committed. */
async function openForAppending(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+');
  const { size } = await file.stat();
  const end = await endOfLineBefore(file, size);
  if (end < size) await file.truncate(end);
  return file;
}

async function lastLine(file: FileHandle): Promise<AnchorLine | undefined> {
  const { size } = await file.stat();
  if (size === 0) return undefined;
  const start = await endOfLineBefore(file, size - 1);
  const { buffer } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
  return parseLine(buffer.toString('utf8'));
}

/** The position just behind the last line break before a position; 0 when there is none. */
async function endOfLineBefore(file: FileHandle, position: number): Promise<number> {
  const block = Buffer.alloc(65_536);
  let end = position;
  while (end > 0) {
    const start = Math.max(0, end - block.length);
    const { bytesRead } = await file.read(block, 0, end - start, start);
    const found = block.subarray(0, bytesRead).lastIndexOf(lineBreak);
    if (found >= 0) return start + found + 1;
    end = start;
  }
  return 0;
}
