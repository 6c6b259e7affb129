import { existsSync } from 'node:fs';
import type { Database } from '../../platform/database/database.ts';
import { type AnchorLine, AnchorFileError, makeAnchor, readAnchorFile } from '../../platform/events/anchors.ts';
import { type ChainedTable, type CheckFile, type Finding, type VerifyReport, verifyHistory } from '../../platform/events/verify.ts';
import { findingWords } from './finding-words.ts';

/** What the two commands work on; the composition root puts it together. */
export interface HistoryTools {
  readonly database: Database;
  /** The tables with a history, gathered from all contexts. */
  readonly tables: readonly ChainedTable[];
  readonly checkFile: CheckFile;
  /** The anchor file of this installation. */
  readonly anchorFile: string;
  readonly print: (line: string) => void;
}

interface NamedFinding extends Finding {
  /** How people call the record, e.g. its number; null when it has none or is gone. */
  readonly name: string | null;
}

/** How many findings are written out; the rest is counted. `--json` has them all. */
const mostLines = 100;

async function withNames(tools: HistoryTools, findings: readonly Finding[]): Promise<readonly NamedFinding[]> {
  const names = new Map<string, string | null>();
  for (const { subjectType, subjectId } of findings) {
    const key = `${subjectType}:${subjectId}`;
    if (names.has(key)) continue;
    const table = tools.tables.find((one) => one.subjectType === subjectType);
    names.set(key, (await table?.nameOf?.(tools.database, subjectId)) ?? null);
  }
  return findings.map((finding) => ({ ...finding, name: names.get(`${finding.subjectType}:${finding.subjectId}`) ?? null }));
}

function lineOf({ name, subjectType, subjectId, sequence, code, part }: NamedFinding): string {
  const [zh, en] = findingWords[code];
  const record = name === null ? `${subjectType} ${subjectId}` : `${name} (${subjectType} ${subjectId})`;
  const place = sequence === null ? '' : `第 ${sequence} 条 event ${sequence}: `;
  const entry = part === undefined ? '' : `分录 ${part} entry ${part}: `;
  return `✘ ${record}: ${place}${entry}${zh} / ${en} [${code}]`;
}

function printReport(print: HistoryTools['print'], report: VerifyReport, findings: readonly NamedFinding[]): void {
  const { records, events, files, anchors, newerAnchors, erasedDetails, erasedFiles } = report;
  print(`已核验 ${records} 个事项、${events} 条记录、${files} 份证据、${anchors} 个锚点。`);
  print(`Verified ${records} records, ${events} events, ${files} evidence files, ${anchors} anchors.`);
  if (erasedDetails + erasedFiles > 0) {
    print(`已按规定删除:${erasedDetails} 条文字、${erasedFiles} 份文件。/ Lawfully erased: words of ${erasedDetails} events, ${erasedFiles} files.`);
  }
  if (anchors === 0) print('没有锚点：整段重写无法发现。/ No anchors: a history rewritten whole would go unnoticed.');
  else if (newerAnchors > 0) print(`另有 ${newerAnchors} 个锚点比此文件新。/ ${newerAnchors} anchors are newer than this file.`);
  for (const finding of findings.slice(0, mostLines)) print(lineOf(finding));
  if (findings.length > mostLines) print(`… 另有 ${findings.length - mostLines} 处 / ${findings.length - mostLines} more`);
  print(
    findings.length === 0
      ? '✔ 历史完整，未发现改动。/ The history is whole; nothing was changed.'
      : `✘ 发现 ${findings.length} 处改动。/ ${findings.length} findings.`,
  );
}

async function readAnchors(tools: HistoryTools, given: string | undefined): Promise<readonly AnchorLine[]> {
  if (given !== undefined) return readAnchorFile(given);
  return existsSync(tools.anchorFile) ? readAnchorFile(tools.anchorFile) : [];
}

/**
 * `verify-history [--anchors FILE] [--json]`: recomputes everything and names what was tampered with.
 * Returns the exit code: 0 valid, 1 findings, 2 the anchor file cannot be read. Without a file of one's own,
 * the installation's is taken.
 */
export async function verifyHistoryCommand(
  tools: HistoryTools,
  options: { readonly anchors?: string | undefined; readonly json?: boolean | undefined },
): Promise<number> {
  let anchors: readonly AnchorLine[];
  try {
    anchors = await readAnchors(tools, options.anchors);
  } catch (error) {
    if (!(error instanceof AnchorFileError) && !(error instanceof Error && 'code' in error)) throw error;
    tools.print(`✘ 无法读取锚点文件 / The anchor file cannot be read: ${error.message}`);
    return 2;
  }
  const report = await verifyHistory(tools.database, { tables: tools.tables, anchors, checkFile: tools.checkFile });
  const findings = await withNames(tools, report.findings);
  if (options.json === true) tools.print(JSON.stringify({ valid: findings.length === 0, ...report, findings }, null, 2));
  else printReport(tools.print, report, findings);
  return findings.length === 0 ? 0 : 1;
}

/** `anchor`: anchors now what happened since the last anchor. */
export async function anchorCommand(tools: Pick<HistoryTools, 'database' | 'anchorFile' | 'print'>): Promise<void> {
  const line = await makeAnchor(tools.database, tools.anchorFile);
  if (!line) tools.print('自上次锚点以来没有新记录。/ Nothing happened since the last anchor.');
  else {
    tools.print(`✔ 已为 ${line.leaves.length} 个事项设立锚点 / Anchored ${line.leaves.length} records: ${line.root}`);
    tools.print(tools.anchorFile);
  }
}
