import { z } from 'zod';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Actor } from '../../../shared/actor.ts';
import { centroid } from '../../../shared/geometry.ts';
import { newId } from '../../../shared/ids.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import { cleanLine } from '../../../shared/text.ts';
import { plainDateOf } from '../../../shared/time.ts';
import type { Finding } from '../contract.ts';
import type { RawFeature } from '../rules/collection.ts';
import { nextGridCode, pathBelow } from '../rules/division.ts';
import { type Division, insertDivisions, lockDivision, readAllDivisions, updateDivision } from '../store/divisions.ts';
import { saveNames } from '../store/names.ts';
import { readShapesOfLevel, saveShapes, type Shape } from '../store/shapes.ts';
import type { DivisionTree } from '../tree.ts';
import { checkGrids } from './check-grids.ts';
import { errorAt, errorsOf, type ImportPlan } from './import-report.ts';
import type { PointInput } from './point-input.ts';
import { describeGeometryProblem, readGeometry } from './read-geometry.ts';
import { changedFields, recordChange } from './record-change.ts';

const propertiesSchema = z.object({
  code: z.string().regex(/^[1-9]\d{14}$/u).optional(),
  communityCode: z.string().regex(/^[1-9]\d{11}$/u).optional(),
  name: z.string().trim().min(1).max(60),
  schematic: z.boolean().default(false),
  source: z.string().trim().max(200).default('导入'),
});

interface GridDraft {
  readonly row: number;
  readonly code: string;
  readonly community: Division;
  readonly name: string;
  readonly shape: Shape;
  readonly existing: Division | undefined;
}

export interface GridPlan extends ImportPlan {
  readonly drafts: readonly GridDraft[];
}

/** Reads features as grids and tells what they would change below a unit. */
export async function planGrids(
  transaction: Transaction,
  tree: DivisionTree,
  within: Division,
  features: readonly RawFeature[],
  system: PointInput['system'],
): Promise<GridPlan> {
  const findings: Finding[] = [];
  const taken = (await readAllDivisions(transaction)).filter(({ level }) => level === 'grid');
  const codes = new Map(Map.groupBy(taken, ({ parentCode }) => parentCode ?? '').entries().map(([code, grids]) => [code, grids.map((grid) => grid.code)]));
  const names = new Map(taken.filter(({ validTo }) => validTo === null).map(({ parentCode, name, code }) => [`${parentCode}/${name}`, code]));
  // Codes that the file itself names are not given to its features without one.
  for (const { properties } of features) {
    const code = properties['code'];
    if (typeof code === 'string') codes.set(code.slice(0, 12), [...(codes.get(code.slice(0, 12)) ?? []), code]);
  }
  const seen = new Set<string>();
  const drafts: GridDraft[] = [];
  for (const feature of features) {
    const draft = readGrid(tree, within, feature, system, codes, findings);
    if (!draft) continue;
    const nameKey = `${draft.community.code}/${draft.name}`;
    const holder = names.get(nameKey);
    if (seen.has(draft.code)) findings.push(errorAt(draft.row, 'code', 'twice', 'This code stands twice in the file.'));
    else if (holder !== undefined && holder !== draft.code) findings.push(errorAt(draft.row, 'name', 'taken', 'Another grid of this community has this name.'));
    else drafts.push(draft);
    seen.add(draft.code);
    names.set(nameKey, draft.code);
  }
  return sortOut(transaction, tree, features.length, drafts, findings);
}

function readGrid(
  tree: DivisionTree,
  within: Division,
  { row, properties, geometry }: RawFeature,
  system: PointInput['system'],
  codes: Map<string, string[]>,
  findings: Finding[],
): GridDraft | undefined {
  const read = propertiesSchema.safeParse(properties, { reportInput: true });
  const shape = readGeometry(geometry, system);
  if (!read.success) findings.push(...errorsOf(row, read.error.issues));
  if ('wrong' in shape) findings.push(errorAt(row, 'geometry', shape.wrong, describeGeometryProblem(shape.wrong)));
  if (!read.success || 'wrong' in shape) return undefined;
  const { name, schematic, source, code: given } = read.data;
  const communityCode = read.data.communityCode ?? given?.slice(0, 12);
  const community = tree.get(communityCode ?? '');
  const refuse = (field: string, wrong: string, detail: string): undefined => void findings.push(errorAt(row, field, wrong, detail));
  if (communityCode === undefined) return refuse('communityCode', 'required', 'A grid needs its code or the code of its community.');
  if (community?.level !== 'community' || community.validTo !== null) return refuse('communityCode', 'unknown-division', 'There is no such community.');
  if (!placeCovers(within.path, community.path)) return refuse('communityCode', 'outside-scope', 'The community does not belong to the chosen unit.');
  if (given !== undefined && !given.startsWith(community.code)) return refuse('code', 'not-in-community', 'The code does not begin with its community’s.');
  const code = given ?? nextGridCode(community.code, codes.get(community.code) ?? []);
  if (code === undefined) return refuse('code', 'no-grid-code-left', 'All 999 grid codes of this community are taken.');
  codes.set(community.code, [...(codes.get(community.code) ?? []), code]);
  const existing = tree.get(code);
  if (existing && existing.validTo !== null) return refuse('code', 'retired', 'The grid with this code has ended.');
  return { row, code, community, name: cleanLine(name), existing, shape: { divisionCode: code, geometry: shape, shared: false, schematic, source } };
}

function differs(draft: GridDraft, stored: Shape | undefined): boolean {
  if (!draft.existing || !stored) return true;
  const { geometry, schematic, source } = draft.shape;
  return changedFields({ name: draft.existing.name, geometry: stored.geometry, schematic: stored.schematic, source: stored.source }, { name: draft.name, geometry, schematic, source }).length > 0;
}

async function sortOut(
  transaction: Transaction,
  tree: DivisionTree,
  rows: number,
  drafts: readonly GridDraft[],
  findings: readonly Finding[],
): Promise<GridPlan> {
  const stored = new Map((await readShapesOfLevel(transaction, 'grid')).map((shape) => [shape.divisionCode, shape]));
  const changing = drafts.filter((draft) => differs(draft, stored.get(draft.code)));
  const about = await checkGrids(
    transaction,
    tree,
    changing.map(({ code, community, shape, row }) => ({ code, communityCode: community.code, geometry: shape.geometry, row })),
  );
  return {
    rows,
    created: changing.filter(({ existing }) => !existing).length,
    updated: changing.filter(({ existing }) => existing).length,
    unchanged: drafts.length - changing.length,
    findings: [...findings, ...about],
    drafts: changing,
  };
}

/** Stores what a plan without errors says. New grids are told in the history of the unit they were imported into. */
export async function applyGrids(transaction: Transaction, actor: Actor, at: Date, { drafts }: GridPlan): Promise<void> {
  const created = drafts.filter(({ existing }) => !existing).map((draft): Division => ({
    id: newId(), code: draft.code, name: draft.name, shortName: draft.name, level: 'grid', kind: 'grid', parentCode: draft.community.code,
    path: pathBelow(draft.community.path, draft.code), requestPrefix: null, contactName: null, contactPhone: null,
    center: centroid(draft.shape.geometry), validFrom: plainDateOf(at.getTime()), validTo: null, source: draft.shape.source, version: 0,
  }));
  const ids = new Map(created.map(({ code, id }) => [code, id]));
  if (created.length > 0) await insertDivisions(transaction, created);
  for (const draft of drafts) await changeGrid(transaction, actor, at, draft);
  await saveShapes(transaction, drafts.map(({ shape }) => shape));
  await saveNames(
    transaction,
    drafts.map(({ code, community, name, existing }) => ({
      subjectType: 'division',
      subjectId: existing?.id ?? ids.get(code) ?? '',
      path: pathBelow(community.path, code),
      names: [name],
    })),
  );
}

async function changeGrid(transaction: Transaction, actor: Actor, at: Date, { existing, code, name, shape }: GridDraft): Promise<void> {
  if (!existing) return;
  const locked = await lockDivision(transaction, code);
  if (!locked) return;
  const head = await recordChange(transaction, {
    subjectType: 'division', subjectId: existing.id, head: locked.head, action: 'import', actor, at,
    changes: changedFields({ name: existing.name }, { name, geometry: shape.geometry, schematic: shape.schematic, source: shape.source }),
  });
  await updateDivision(transaction, code, { ...locked, name, shortName: name, center: centroid(shape.geometry) }, head);
}
