import { z } from 'zod';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Actor } from '../../../shared/actor.ts';
import { centroid } from '../../../shared/geometry.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import type { Finding } from '../contract.ts';
import type { RawFeature } from '../rules/collection.ts';
import { type Division, lockDivision, updateDivision } from '../store/divisions.ts';
import { readShapesWithin, saveShapes, type Shape } from '../store/shapes.ts';
import type { DivisionTree } from '../tree.ts';
import { errorAt, errorsOf, type ImportPlan } from './import-report.ts';
import type { PointInput } from './point-input.ts';
import { describeGeometryProblem, readGeometry } from './read-geometry.ts';
import { changedFields, recordChange } from './record-change.ts';

const propertiesSchema = z.object({
  code: z.string().regex(/^[1-9]\d{11}$/u),
  shared: z.boolean().default(false),
  schematic: z.boolean().default(false),
  source: z.string().trim().max(200).default('导入'),
});

interface OutlineDraft {
  readonly shape: Shape;
  readonly stored: Shape | undefined;
}

export interface OutlinePlan extends ImportPlan {
  readonly drafts: readonly OutlineDraft[];
}

function readOutline(
  tree: DivisionTree,
  within: Division,
  { row, properties, geometry: raw }: RawFeature,
  system: PointInput['system'],
  findings: Finding[],
): Shape | undefined {
  const read = propertiesSchema.safeParse(properties, { reportInput: true });
  const geometry = readGeometry(raw, system);
  if (!read.success) findings.push(...errorsOf(row, read.error.issues));
  if ('wrong' in geometry) findings.push(errorAt(row, 'geometry', geometry.wrong, describeGeometryProblem(geometry.wrong)));
  if (!read.success || 'wrong' in geometry) return undefined;
  const { code, ...rest } = read.data;
  const division = tree.get(code);
  if (!division || division.validTo !== null) return void findings.push(errorAt(row, 'code', 'unknown-division', 'There is no such division.'));
  if (!placeCovers(within.path, division.path)) {
    return void findings.push(errorAt(row, 'code', 'outside-scope', 'The division does not belong to the chosen unit.'));
  }
  return { divisionCode: code, geometry, ...rest };
}

/** Reads features as outlines of known districts, streets and communities and tells what they would change below a unit. */
export async function planOutlines(
  transaction: Transaction,
  tree: DivisionTree,
  within: Division,
  features: readonly RawFeature[],
  system: PointInput['system'],
): Promise<OutlinePlan> {
  const findings: Finding[] = [];
  const standing = await readShapesWithin(transaction, within.path, 'province', 'city', 'district', 'street', 'community');
  const stored = new Map(standing.map(({ level: _level, path: _path, ...shape }) => [shape.divisionCode, shape]));
  const seen = new Set<string>();
  const drafts: OutlineDraft[] = [];
  for (const feature of features) {
    const shape = readOutline(tree, within, feature, system, findings);
    if (!shape) continue;
    if (seen.has(shape.divisionCode)) findings.push(errorAt(feature.row, 'code', 'twice', 'This code stands twice in the file.'));
    else drafts.push({ shape, stored: stored.get(shape.divisionCode) });
    seen.add(shape.divisionCode);
  }
  const changing = drafts.filter((draft) => !draft.stored || changedFields({ ...draft.stored }, { ...draft.shape }).length > 0);
  return {
    rows: features.length,
    created: changing.filter((draft) => !draft.stored).length,
    updated: changing.filter((draft) => draft.stored).length,
    unchanged: drafts.length - changing.length,
    findings,
    drafts: changing,
  };
}

/** Stores what a plan without errors says; a unit without a centre gets the middle of its outline. */
export async function applyOutlines(transaction: Transaction, actor: Actor, at: Date, { drafts }: OutlinePlan): Promise<void> {
  await saveShapes(transaction, drafts.map(({ shape }) => shape));
  for (const { shape, stored } of drafts) {
    const division = await lockDivision(transaction, shape.divisionCode);
    if (!division) continue;
    const center = division.center ?? centroid(shape.geometry);
    const { divisionCode: _code, ...told } = shape;
    const head = await recordChange(transaction, {
      subjectType: 'division', subjectId: division.id, head: division.head, action: 'import', actor, at, changes: changedFields({ ...stored }, told),
    });
    await updateDivision(transaction, division.code, { ...division, center }, head);
  }
}
