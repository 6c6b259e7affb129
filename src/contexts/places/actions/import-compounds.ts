import type { Transaction } from '../../../platform/database/database.ts';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { placeCovers } from '../../../shared/place-path.ts';
import type { Finding } from '../contract.ts';
import {
  type Compound, type CompoundContent, insertCompounds, lockCompound, readCompoundsById, readCompoundsWithin, updateCompound,
} from '../store/compounds.ts';
import type { Division } from '../store/divisions.ts';
import { saveNames } from '../store/names.ts';
import type { DivisionTree } from '../tree.ts';
import { errorAt, type ImportPlan } from './import-report.ts';
import { servedArea } from './locate-place.ts';
import { changedFields, recordChange } from './record-change.ts';
import { compoundProblems, namesOfCompound } from './save-compound.ts';

/** A compound as a file gives it. */
export interface CompoundDraft {
  readonly row: number;
  /** Known only in files that this platform wrote. */
  readonly id: string | null;
  readonly content: CompoundContent;
  /** The file cannot tell the source nor the grids of buildings: a known compound keeps its own. */
  readonly partial: boolean;
}

interface PlannedCompound extends CompoundDraft {
  readonly existing: Compound | undefined;
}

export interface CompoundPlan extends ImportPlan {
  readonly drafts: readonly PlannedCompound[];
}

function keyOf({ communityCode, name }: { readonly communityCode: string; readonly name: string }): string {
  return `${communityCode}/${name}`;
}

function complete(content: CompoundContent, existing: Compound): CompoundContent {
  const grids = new Map(existing.buildings.map(({ name, gridCode }) => [name, gridCode]));
  const buildings = content.buildings.map((building) => ({ ...building, gridCode: grids.get(building.name) ?? null }));
  return { ...content, buildings, source: existing.source };
}

/** Tells what compounds from a file would change below a unit; `findings` already made while reading come along. */
export async function planCompounds(
  transaction: Transaction,
  tree: DivisionTree,
  within: Division,
  rows: number,
  drafts: readonly CompoundDraft[],
  findings: readonly Finding[],
): Promise<CompoundPlan> {
  const all: Finding[] = [...findings];
  const isServed = await servedArea(transaction);
  const standing = await readCompoundsWithin(transaction, { withinPath: within.path });
  const byKey = new Map(standing.map((compound) => [keyOf(compound), compound]));
  const byId = new Map(standing.map((compound) => [compound.id, compound]));
  const named = drafts.flatMap(({ id }) => (id !== null && !byId.has(id) ? [id] : []));
  const elsewhere = new Set((await readCompoundsById(transaction, named)).map(({ id }) => id));
  const seen = new Set<string>();
  const planned: PlannedCompound[] = [];
  for (const draft of drafts) {
    const { row, id, content } = draft;
    const problems = compoundProblems(tree, isServed, content);
    all.push(...problems.map(({ field, code, detail }) => errorAt(row, field, code, detail)));
    const community = tree.get(content.communityCode);
    if (community && !placeCovers(within.path, community.path)) {
      all.push(errorAt(row, 'communityCode', 'outside-scope', 'The community does not belong to the chosen unit.'));
    }
    if (id !== null && elsewhere.has(id)) all.push(errorAt(row, 'id', 'taken', 'This compound is archived or lies outside the chosen unit.'));
    const holder = byKey.get(keyOf(content));
    const existing = (id === null ? undefined : byId.get(id)) ?? holder;
    if (existing && holder && holder.id !== existing.id) all.push(errorAt(row, 'name', 'taken', 'The community already has a compound of this name.'));
    if (seen.has(keyOf(content)) || (existing && seen.has(existing.id))) all.push(errorAt(row, 'name', 'twice', 'This compound stands twice in the file.'));
    seen.add(keyOf(content));
    if (existing) seen.add(existing.id);
    planned.push({ ...draft, content: existing && draft.partial ? complete(content, existing) : content, existing });
  }
  const changing = planned.filter(({ existing, content }) => !existing || changedFields({ ...existing }, { ...content }).length > 0);
  return {
    rows,
    created: changing.filter(({ existing }) => !existing).length,
    updated: changing.filter(({ existing }) => existing).length,
    unchanged: planned.length - changing.length,
    findings: all,
    drafts: changing,
  };
}

/** Stores what a plan without errors says. New compounds are told in the history of the unit they were imported into. */
export async function applyCompounds(
  transaction: Transaction,
  tree: DivisionTree,
  actor: Actor,
  at: Date,
  { drafts }: CompoundPlan,
): Promise<void> {
  const created = drafts.filter(({ existing }) => !existing).map(({ id, content }) => ({ id: id ?? newId(), ...content }));
  if (created.length > 0) await insertCompounds(transaction, created);
  for (const { existing, content } of drafts) {
    const locked = existing && (await lockCompound(transaction, existing.id));
    if (!locked) continue;
    const head = await recordChange(transaction, {
      subjectType: 'compound', subjectId: locked.id, head: locked.head, action: 'import', actor, at,
      changes: changedFields({ ...locked }, { ...content }),
    });
    await updateCompound(transaction, locked.id, content, head);
  }
  await saveNames(transaction, [
    ...created.map(({ id, ...content }) => namesOfCompound(tree, id, content)),
    ...drafts.flatMap(({ existing, content }) => (existing ? [namesOfCompound(tree, existing.id, content)] : [])),
  ]);
}
