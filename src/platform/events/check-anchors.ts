import { type AnchorLine, rootOf } from './anchors.ts';
import type { Finding, FindingCode } from './finding.ts';
import type { AnchorRow } from './store.ts';

/** What is remembered of a record while all histories are walked. */
export interface Head {
  readonly sequence: number;
  readonly state: string;
  /** Hashes (hex) of the newest event and of every anchored one, by sequence. */
  readonly hashes: ReadonlyMap<number, string>;
}

/** `request:0198…`, the key of a record among all heads. */
export function headKey(subjectType: string, subjectId: string): string {
  return `${subjectType}:${subjectId}`;
}

/**
 * Compares anchor lines, which may be an older copy of the file, with the events and anchors of the database.
 * A line without its row is what a crash between file and commit leaves behind; the next line then goes on
 * from the same root.
 */
export function checkAnchors(lines: readonly AnchorLine[], stored: readonly AnchorRow[], heads: ReadonlyMap<string, Head>): Finding[] {
  const findings: Finding[] = [];
  const rootsBefore = new Set<string | null>([null]);
  const storedRoots = new Map(stored.map((anchor) => [anchor.id, anchor.root.toString('hex')]));
  for (const line of lines) {
    const report = (code: FindingCode, type = 'anchor', id = line.id, sequence: number | null = null): void => {
      findings.push({ subjectType: type, subjectId: id, sequence, code });
    };
    if (rootOf(line.leaves, line.previousRoot) !== line.root) report('anchor-root-wrong');
    if (!rootsBefore.has(line.previousRoot)) report('anchor-chain-broken');
    const storedRoot = storedRoots.get(line.id);
    if (storedRoot !== undefined && storedRoot !== line.root) report('anchor-root-wrong');
    for (const [type, id, sequence, hash] of line.leaves) {
      const found = heads.get(headKey(type, id))?.hashes.get(sequence);
      if (found === undefined) report('anchored-event-missing', type, id, sequence);
      else if (found !== hash) report('anchored-hash-differs', type, id, sequence);
    }
    rootsBefore.add(line.root);
  }
  return findings;
}
