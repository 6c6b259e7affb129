import { z } from 'zod';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { BodyOf } from '../../../shared/route.ts';
import { cleanLine } from '../../../shared/text.ts';
import type * as contract from '../contract.ts';
import type { Exchanged, Finding, ImportReport } from '../contract.ts';
import { type CollectionProblem, type RawFeature, readCollection } from '../rules/collection.ts';
import { type Division, lockAdministration, lockDivision, setDivisionHead } from '../store/divisions.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { assertMayAdminister, findDivision } from './find-division.ts';
import { applyCompounds, type CompoundDraft, planCompounds } from './import-compounds.ts';
import { applyGrids, planGrids } from './import-grids.ts';
import { applyOutlines, planOutlines } from './import-outlines.ts';
import { errorAt, errorsOf, type ImportPlan, mayApply, reportOf } from './import-report.ts';
import { applyWorkstations, planWorkstations } from './import-workstations.ts';
import { lineOrNull, type PointInput } from './point-input.ts';
import { readPointGeometry } from './read-geometry.ts';
import { recordChange } from './record-change.ts';

type Body = BodyOf<typeof contract.importFeatures>;
type Tools = Pick<Platform, 'database' | 'clock'>;

const words: Readonly<Record<CollectionProblem, string>> = {
  'not-a-collection': 'The file must hold a GeoJSON FeatureCollection.',
  empty: 'The file holds no features.',
  'too-many-features': 'The file holds more than 20,000 features; split it.',
  'unsupported-crs': 'The file names another coordinate system; export it as WGS 84 longitude and latitude (EPSG:4326).',
};

const compoundProperties = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(60),
  aliases: z.array(z.string().trim().min(1).max(60)).max(10).default([]),
  communityCode: z.string().regex(/^[1-9]\d{11}$/u),
  gridCode: z.string().regex(/^[1-9]\d{14}$/u).nullable().default(null),
  address: z.string().trim().max(120).default(''),
  managed: z.boolean(),
  managerName: z.string().trim().max(60).nullable().default(null),
  buildings: z
    .array(z.object({
      name: z.string().trim().min(1).max(20),
      stairwells: z.array(z.string().trim().min(1).max(10)).max(30).default([]),
      gridCode: z.string().regex(/^[1-9]\d{14}$/u).nullable().default(null),
    }))
    .max(500)
    .default([]),
  source: z.string().trim().max(200).default('导入'),
});

function readCompound({ row, properties, geometry }: RawFeature, system: PointInput['system'], findings: Finding[]): CompoundDraft | undefined {
  const read = compoundProperties.safeParse(properties, { reportInput: true });
  const center = readPointGeometry(geometry, system);
  if (!read.success) findings.push(...errorsOf(row, read.error.issues));
  if (center === undefined) findings.push(errorAt(row, 'geometry', 'not-a-point', 'The place of a compound is a GeoJSON Point or null.'));
  if (!read.success || center === undefined) return undefined;
  const { id = null, name, address, managerName, ...rest } = read.data;
  return { row, id, partial: false, content: { ...rest, name: cleanLine(name), address: cleanLine(address), managerName: lineOrNull(managerName), center } };
}

interface Planned {
  readonly plan: ImportPlan;
  readonly apply: (at: Date) => Promise<void>;
}

async function plan(
  transaction: Transaction,
  tree: DivisionTree,
  actor: Actor,
  within: Division,
  what: Exchanged,
  features: readonly RawFeature[],
  system: PointInput['system'],
): Promise<Planned> {
  if (what === 'grids') {
    const grids = await planGrids(transaction, tree, within, features, system);
    return { plan: grids, apply: (at) => applyGrids(transaction, actor, at, grids) };
  }
  if (what === 'workstations') {
    const workstations = await planWorkstations(transaction, tree, within, features, system);
    return { plan: workstations, apply: (at) => applyWorkstations(transaction, tree, actor, at, workstations) };
  }
  if (what === 'outlines') {
    const outlines = await planOutlines(transaction, tree, within, features, system);
    return { plan: outlines, apply: (at) => applyOutlines(transaction, actor, at, outlines) };
  }
  const findings: Finding[] = [];
  const drafts = features.flatMap((feature) => readCompound(feature, system, findings) ?? []);
  const compounds = await planCompounds(transaction, tree, within, features.length, drafts, findings);
  return { plan: compounds, apply: (at) => applyCompounds(transaction, tree, actor, at, compounds) };
}

/** Tells in the history of a unit that records below it were imported. */
export async function recordImport(transaction: Transaction, actor: Actor, at: Date, within: Division, what: Exchanged, { created, updated }: ImportPlan): Promise<void> {
  const division = await lockDivision(transaction, within.code);
  if (!division) return;
  const head = await recordChange(transaction, {
    subjectType: 'division', subjectId: division.id, head: division.head, action: 'import', actor, at,
    changes: [{ field: what, from: null, to: { created, updated } }],
  });
  await setDivisionHead(transaction, division.code, head);
}

/**
 * Takes in GeoJSON below a unit: all or nothing; a trial only reports. Throws 403, 404, 422 naming `collection` when
 * the file as a whole is unusable; everything else is in the report.
 */
export async function importFeatures({ database, clock }: Tools, actor: Actor, what: Exchanged, body: Body): Promise<ImportReport> {
  const features = readCollection(body.collection);
  return runInTransaction(database, async (transaction) => {
    await lockAdministration(transaction);
    const tree = await divisionTree(transaction);
    const within = findDivision(tree, body.within);
    assertMayAdminister(actor, within.path);
    if ('wrong' in features) throw fieldProblem('collection', features.wrong, words[features.wrong]);
    const planned = await plan(transaction, tree, actor, within, what, features, body.system);
    if (!mayApply(planned.plan, body)) return reportOf(planned.plan, false);
    if (planned.plan.created + planned.plan.updated > 0) {
      await planned.apply(clock.now());
      await recordImport(transaction, actor, clock.now(), within, what, planned.plan);
    }
    return reportOf(planned.plan, true);
  });
}
