import type { Division } from './store/divisions.ts';
import { readAllDivisions, readDivisionRevision } from './store/divisions.ts';
import { keptForASecond } from '../../platform/database/kept.ts';
import type { Executor } from './store/sql.ts';
import { namesInside } from './store/names.ts';
import { workstationServing } from './store/workstations.ts';

/** The whole division tree in memory, as of one revision. */
export interface DivisionTree {
  readonly revision: string;
  /** A unit by its code, also one that no longer exists. */
  get(code: string): Division | undefined;
  /** A unit by its path. */
  at(path: string): Division | undefined;
  /** Living units directly below; of null the roots. */
  children(code: string | null): readonly Division[];
  /** The units above, root first, and the unit itself at the end. */
  lineage(code: string): readonly Division[];
  byId(id: string): Division | undefined;
}

function group(divisions: readonly Division[]): ReadonlyMap<string | null, readonly Division[]> {
  const children = new Map<string | null, Division[]>();
  for (const division of divisions) {
    if (division.validTo !== null) continue;
    const siblings = children.get(division.parentCode);
    if (siblings) siblings.push(division);
    else children.set(division.parentCode, [division]);
  }
  return children;
}

function buildTree(revision: string, divisions: readonly Division[]): DivisionTree {
  const byCode = new Map(divisions.map((division) => [division.code, division]));
  const byId = new Map(divisions.map((division) => [division.id, division]));
  const children = group(divisions);
  const codesOf = (path: string): string[] => path.split('.');
  return {
    revision,
    get: (code) => byCode.get(code),
    at: (path) => {
      const division = byCode.get(codesOf(path).at(-1) ?? '');
      return division?.path === path ? division : undefined;
    },
    children: (code) => children.get(code) ?? [],
    lineage: (code) => codesOf(byCode.get(code)?.path ?? '').flatMap((above) => byCode.get(above) ?? []),
    byId: (id) => byId.get(id),
  };
}

const revisionNow = keptForASecond(readDivisionRevision);

/** To be called by whatever changes places: this program answers from what it knew a second ago otherwise. */
export function forgetPlaces(): void {
  revisionNow.forget();
  workstationServing.forget();
  namesInside.forget();
}

const kept = new Map<string, DivisionTree>();
const mostKept = 4;

/**
 * The division tree as the executor sees it. Copies are kept by revision, which the database renews with every
 * change, so that a copy is never stale: the price is one tiny query a call.
 */
export async function divisionTree(executor: Executor): Promise<DivisionTree> {
  const revision = await revisionNow(executor);
  const known = kept.get(revision);
  if (known) return known;
  const tree = buildTree(revision, await readAllDivisions(executor));
  kept.set(revision, tree);
  for (const old of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(old);
  }
  return tree;
}
