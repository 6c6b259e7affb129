import { boundingBox, type BoundingBox, centroid, type MultiPolygon } from '../../../shared/geometry.ts';
import type { Finding } from '../contract.ts';
import { checkGrid, type GridFinding, type Outline, type ParentOutline } from '../rules/grid-check.ts';
import { readShape, readShapesOfLevel } from '../store/shapes.ts';
import type { Executor } from '../store/sql.ts';
import type { DivisionTree } from '../tree.ts';
import { outlineToleranceMetres, servedArea } from './locate-place.ts';

/** An outline to be checked before it is stored. */
export interface GridDraft {
  /** Null for a grid without a code yet. */
  readonly code: string | null;
  readonly communityCode: string;
  readonly geometry: MultiPolygon;
  readonly row: number;
}

function boxesTouch(one: BoundingBox, other: BoundingBox): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}

/** Outlines sorted into cells of about 250 m, so that ten thousand need not be compared with each other. */
interface Cells<Item extends Outline> {
  near(box: BoundingBox): ReadonlySet<Item>;
}

const cellDegrees = 0.0025;
const everywhere = 'everywhere';

function cellsOf(box: BoundingBox): readonly string[] {
  const [west, south, east, north] = box.map((edge) => Math.floor(edge / cellDegrees)) as [number, number, number, number];
  const cells: string[] = [];
  // An outline of a whole city is compared with all others rather than spread over endless cells.
  if ((east - west + 1) * (north - south + 1) > 400) return [everywhere];
  for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) cells.push(`${x}/${y}`);
  return cells;
}

function sortIntoCells<Item extends Outline>(items: readonly Item[]): Cells<Item> {
  const boxed = items.map((item) => ({ item, box: boundingBox(item.geometry) }));
  const byCell = new Map<string, { readonly item: Item; readonly box: BoundingBox }[]>();
  for (const entry of boxed) {
    for (const cell of cellsOf(entry.box)) {
      const entries = byCell.get(cell);
      if (entries) entries.push(entry);
      else byCell.set(cell, [entry]);
    }
  }
  return {
    near(box) {
      const cells = cellsOf(box);
      const candidates = cells[0] === everywhere ? boxed : [...cells, everywhere].flatMap((cell) => byCell.get(cell) ?? []);
      return new Set(candidates.filter((entry) => boxesTouch(box, entry.box)).map(({ item }) => item));
    },
  };
}

const words: Readonly<Record<GridFinding['code'], string>> = {
  'overlaps-grid': 'The outline overlaps another grid.',
  'touches-grid': 'The outline slightly overlaps another grid along their border.',
  'outside-parent': 'The outline lies outside the unit it belongs to.',
  'beyond-parent': 'Part of the outline lies outside the unit it belongs to.',
  'very-small': 'The outline is very small.',
  'very-large': 'The outline is very large.',
};

/** Checks outlines against each other, against the grids that stand (those being replaced left out) and against their communities. */
export async function checkGrids(executor: Executor, tree: DivisionTree, drafts: readonly GridDraft[]): Promise<readonly Finding[]> {
  const replaced = new Set(drafts.map(({ code }) => code));
  const isServed = await servedArea(executor);
  const standing = (await readShapesOfLevel(executor, 'grid'))
    .filter(({ divisionCode }) => !replaced.has(divisionCode))
    .map(({ divisionCode, geometry }): Outline => ({ code: divisionCode, geometry }));
  const asOutline = new Map(drafts.map((draft) => [draft, { code: draft.code ?? `#${draft.row}`, geometry: draft.geometry }]));
  const cells = sortIntoCells<Outline>([...standing, ...asOutline.values()]);
  const order = new Map(Array.from(asOutline.values(), (outline, index) => [outline as Outline, index]));
  const parents = new Map<string, ParentOutline | undefined>();
  const findings: Finding[] = [];
  for (const [draft, outline] of asOutline) {
    const { communityCode, geometry, row } = draft;
    if (!parents.has(communityCode)) parents.set(communityCode, await parentOutline(executor, tree, communityCode));
    const own = order.get(outline) ?? 0;
    // Of two new outlines the later one is told about the overlap.
    const neighbours = Array.from(cells.near(boundingBox(geometry))).filter((other) => other !== outline && (order.get(other) ?? -1) < own);
    const found = checkGrid(geometry, neighbours, parents.get(communityCode));
    if (isServed(centroid(geometry))) {
      findings.push(...found.map((finding) => ({ ...finding, row, field: 'geometry', detail: words[finding.code] })));
    } else {
      findings.push({
        level: 'error', row, field: 'geometry', code: 'outside-area', other: null, squareMetres: null,
        detail: 'The outline lies outside the area this platform serves; longitude and latitude may be swapped.',
      });
    }
  }
  return findings;
}

/** The outline of the community, else of its street, else the coarse one of its district. */
async function parentOutline(executor: Executor, tree: DivisionTree, communityCode: string): Promise<ParentOutline | undefined> {
  for (const { code, level } of tree.lineage(communityCode).toReversed()) {
    const shape = await readShape(executor, code);
    if (shape) return { code, geometry: shape.geometry, toleranceMetres: level === 'district' ? outlineToleranceMetres : 0 };
  }
  return undefined;
}
