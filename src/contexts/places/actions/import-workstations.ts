import { z } from 'zod';
import type { Transaction } from '../../../platform/database/database.ts';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import { cleanLine } from '../../../shared/text.ts';
import type { Finding } from '../contract.ts';
import type { RawFeature } from '../rules/collection.ts';
import type { Division } from '../store/divisions.ts';
import { saveNames } from '../store/names.ts';
import {
  clearTerritories, insertWorkstation, lockWorkstation, readWorkstationsWithin, updateWorkstation, type Workstation, type WorkstationContent,
} from '../store/workstations.ts';
import type { DivisionTree } from '../tree.ts';
import { errorAt, errorsOf, type ImportPlan } from './import-report.ts';
import { lineOrNull, type PointInput } from './point-input.ts';
import { readPointGeometry } from './read-geometry.ts';
import { changedFields, recordChange } from './record-change.ts';
import { namesOfWorkstation, workstationProblems } from './save-workstation.ts';

const propertiesSchema = z.object({
  id: z.uuid().optional(),
  name: z.string().trim().min(1).max(60),
  streetCode: z.string().regex(/^[1-9]\d{11}$/u),
  address: z.string().trim().max(120).default(''),
  phone: z.string().trim().max(30).nullable().default(null),
  isDefault: z.boolean().default(false),
  territory: z.array(z.string().regex(/^[1-9]\d{11}(\d{3})?$/u)).max(1000).default([]),
  source: z.string().trim().max(200).default('导入'),
});

interface PlannedWorkstation {
  readonly row: number;
  readonly id: string | null;
  readonly content: WorkstationContent;
  readonly existing: Workstation | undefined;
}

export interface WorkstationPlan extends ImportPlan {
  readonly drafts: readonly PlannedWorkstation[];
}

function contentOf(properties: z.output<typeof propertiesSchema>, center: WorkstationContent['center']): WorkstationContent {
  const { id: _id, name, address, phone, territory, ...rest } = properties;
  return { ...rest, name: cleanLine(name), address: cleanLine(address), phone: lineOrNull(phone), territory: Array.from(new Set(territory)).sort(), center };
}

/** Reads features as workstations and tells what they would change below a unit. */
export async function planWorkstations(
  transaction: Transaction,
  tree: DivisionTree,
  within: Division,
  features: readonly RawFeature[],
  system: PointInput['system'],
): Promise<WorkstationPlan> {
  const findings: Finding[] = [];
  const standing = await readWorkstationsWithin(transaction, within.path);
  const drafts = features.flatMap((feature) => readWorkstation(feature, system, standing, findings) ?? []);
  const changedIds = new Set(drafts.flatMap(({ existing }) => existing?.id ?? []));
  const served = new Map<string, number>();
  for (const { row, content, existing } of drafts) {
    const street = tree.get(content.streetCode);
    if (street && !placeCovers(within.path, street.path)) findings.push(errorAt(row, 'streetCode', 'outside-scope', 'The street does not belong to the chosen unit.'));
    // Workstations that the file changes give up their territory first.
    const problems = await workstationProblems(transaction, tree, content, existing?.id ?? null, changedIds);
    findings.push(...problems.map(({ field, code, detail }) => errorAt(row, field, code, detail)));
    const twice = content.territory.find((code) => served.has(code));
    if (twice !== undefined) findings.push(errorAt(row, 'territory', 'twice', `${twice} also belongs to feature ${served.get(twice)}.`));
    for (const code of content.territory) served.set(code, row);
  }
  findings.push(...defaultsProblems(standing, drafts));
  const changing = drafts.filter(({ existing, content }) => !existing || changedFields({ ...existing }, { ...content }).length > 0);
  return {
    rows: features.length,
    created: changing.filter(({ existing }) => !existing).length,
    updated: changing.filter(({ existing }) => existing).length,
    unchanged: drafts.length - changing.length,
    findings,
    drafts: changing,
  };
}

function readWorkstation(
  { row, properties, geometry }: RawFeature,
  system: PointInput['system'],
  standing: readonly Workstation[],
  findings: Finding[],
): PlannedWorkstation | undefined {
  const read = propertiesSchema.safeParse(properties, { reportInput: true });
  const center = readPointGeometry(geometry, system);
  if (!read.success) findings.push(...errorsOf(row, read.error.issues));
  if (center === undefined) findings.push(errorAt(row, 'geometry', 'not-a-point', 'The place of a workstation is a GeoJSON Point or null.'));
  if (!read.success || center === undefined) return undefined;
  const content = contentOf(read.data, center);
  const id = read.data.id ?? null;
  const existing = standing.find((one) => one.id === id) ?? standing.find((one) => one.streetCode === content.streetCode && one.name === content.name);
  return { row, id, content, existing };
}

/** After the import every street with workstations must have exactly one default. */
function defaultsProblems(standing: readonly Workstation[], drafts: readonly PlannedWorkstation[]): readonly Finding[] {
  const changed = new Map(drafts.flatMap(({ existing, content }) => (existing ? [[existing.id, content] as const] : [])));
  const after = [
    ...standing.map((workstation) => changed.get(workstation.id) ?? workstation),
    ...drafts.filter(({ existing }) => !existing).map(({ content }) => content),
  ];
  return Array.from(Map.groupBy(after, ({ streetCode }) => streetCode)).flatMap(([streetCode, workstations]) => {
    const count = workstations.filter(({ isDefault }) => isDefault).length;
    if (count === 1) return [];
    return [errorAt(drafts.find(({ content }) => content.streetCode === streetCode)?.row ?? 0, 'isDefault', count === 0 ? 'default-needed' : 'twice', 'Every street needs exactly one default workstation.')];
  });
}

/** Stores what a plan without errors says. */
export async function applyWorkstations(
  transaction: Transaction,
  tree: DivisionTree,
  actor: Actor,
  at: Date,
  { drafts }: WorkstationPlan,
): Promise<void> {
  await clearTerritories(transaction, drafts.flatMap(({ existing }) => existing?.id ?? []));
  // Whoever loses the default is stored before whoever gains it.
  const ordered = drafts.toSorted((one, other) => Number(one.content.isDefault) - Number(other.content.isDefault));
  for (const { id, content, existing } of ordered) {
    const locked = existing && (await lockWorkstation(transaction, existing.id));
    const stored = locked?.id ?? id ?? newId();
    if (locked && existing) {
      const { source: _source, ...told } = content;
      const head = await recordChange(transaction, {
        subjectType: 'workstation', subjectId: stored, head: locked.head, action: 'import', actor, at, changes: changedFields({ ...existing }, told),
      });
      await updateWorkstation(transaction, stored, content, head);
    } else {
      await insertWorkstation(transaction, stored, content);
    }
    await saveNames(transaction, [namesOfWorkstation(tree, stored, content)]);
  }
}
