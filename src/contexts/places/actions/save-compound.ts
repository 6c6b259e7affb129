import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type ChainHead, emptyChain } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type FieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { Position } from '../../../shared/geometry.ts';
import { newId } from '../../../shared/ids.ts';
import type { BodyOf } from '../../../shared/route.ts';
import { cleanLine } from '../../../shared/text.ts';
import type * as contract from '../contract.ts';
import {
  type Compound, type CompoundContent, findCompoundByName, insertCompounds, lockCompound, readCompoundsById, setCompoundHead,
  updateCompound as storeCompound,
} from '../store/compounds.ts';
import { lockAdministration } from '../store/divisions.ts';
import { deleteNames, type NamedPlace, saveNames } from '../store/names.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { assertMayAdminister } from './find-division.ts';
import { servedArea } from './locate-place.ts';
import { lineOrNull, positionFrom } from './point-input.ts';
import { assertBaseVersion, changedFields, recordChange } from './record-change.ts';

type Tools = Pick<Platform, 'database' | 'clock'>;
type Body = BodyOf<typeof contract.createCompound>;

/** Entered by hand on our own screens. */
const enteredSource = '本平台录入';

function contentOf(body: Body, source: string): CompoundContent {
  return {
    name: cleanLine(body.name),
    aliases: Array.from(new Set(body.aliases.map(cleanLine))).filter((alias) => alias !== '' && alias !== cleanLine(body.name)),
    communityCode: body.communityCode,
    gridCode: body.gridCode,
    address: cleanLine(body.address),
    managed: body.managed,
    managerName: lineOrNull(body.managerName),
    center: positionFrom(body.center),
    buildings: body.buildings.map(({ name, stairwells, gridCode }) => ({
      name: cleanLine(name),
      stairwells: stairwells.map(cleanLine),
      gridCode,
    })),
    source,
  };
}

function isGridOf(tree: DivisionTree, gridCode: string, communityCode: string): boolean {
  const grid = tree.get(gridCode);
  return grid?.level === 'grid' && grid.validTo === null && grid.parentCode === communityCode;
}

function repeated(names: readonly string[]): number {
  return names.findIndex((name, index) => names.indexOf(name) !== index);
}

/** Everything wrong with the content of a compound, field by field; `taken` names apart. Empty when it may be stored. */
export function compoundProblems(
  tree: DivisionTree,
  isServed: (position: Position) => boolean,
  content: CompoundContent,
): readonly FieldProblem[] {
  const fields: FieldProblem[] = [];
  const add = (field: string, code: string, detail: string): void => void fields.push({ field, code, detail });
  const community = tree.get(content.communityCode);
  if (content.name === '') add('name', 'required', 'A compound needs a name.');
  if (!community || community.validTo !== null) add('communityCode', 'unknown-division', 'There is no such community.');
  else if (community.level !== 'community') add('communityCode', 'not-a-community', 'Compounds belong to communities.');
  if (content.gridCode !== null && !isGridOf(tree, content.gridCode, content.communityCode)) {
    add('gridCode', 'unknown-grid', 'The community has no such grid.');
  }
  if (!content.managed && content.managerName !== null) {
    add('managerName', 'not-managed', 'A compound without property management has no manager.');
  }
  const twice = repeated(content.buildings.map(({ name }) => name));
  if (twice >= 0) add(`buildings.${twice}.name`, 'twice', 'This building stands twice in the list.');
  content.buildings.forEach((building, index) => {
    if (building.gridCode !== null && !isGridOf(tree, building.gridCode, content.communityCode)) {
      add(`buildings.${index}.gridCode`, 'unknown-grid', 'The community has no such grid.');
    }
  });
  if (content.center && !isServed(content.center)) {
    add('center', 'outside-area', 'The point lies outside the area this platform serves.');
  }
  return fields;
}

async function refuseProblems(transaction: Transaction, tree: DivisionTree, content: CompoundContent, ownId: string | null): Promise<void> {
  const fields = [...compoundProblems(tree, await servedArea(transaction), content)];
  const holder = await findCompoundByName(transaction, content.communityCode, content.name);
  if (holder && holder !== ownId) fields.push({ field: 'name', code: 'taken', detail: 'The community already has a compound of this name.' });
  if (fields.length > 0) throw problem(422, 'invalid-input', { detail: fields[0]?.detail ?? '', fields });
}

/** The names under which a compound is found. */
export function namesOfCompound(tree: DivisionTree, id: string, content: CompoundContent): NamedPlace {
  const path = tree.get(content.communityCode)?.path ?? '';
  const spoken = content.address === '' ? [] : [content.address];
  return { subjectType: 'compound', subjectId: id, path, names: [content.name, ...content.aliases, ...spoken] };
}

/** What the history tells of a compound. */
function historyFields({ source: _source, ...content }: CompoundContent): Readonly<Record<string, unknown>> {
  return content;
}

async function reload(transaction: Transaction, id: string): Promise<Compound> {
  const [compound] = await readCompoundsById(transaction, [id]);
  if (!compound) throw problem(404, 'unknown-compound', { detail: 'There is no such compound.' });
  return compound;
}

/** Refuses a community of other people's; an unknown one is told as a wrong field later. */
function assertMayUse(tree: DivisionTree, actor: Actor, communityCode: string): void {
  const community = tree.get(communityCode);
  if (community) assertMayAdminister(actor, community.path);
}

/** Enters a compound. Throws 403 and 422 naming the fields. */
export async function createCompound({ database, clock }: Tools, actor: Actor, body: Body): Promise<Compound> {
  return runInTransaction(database, async (transaction) => {
    await lockAdministration(transaction);
    const tree = await divisionTree(transaction);
    assertMayUse(tree, actor, body.communityCode);
    const content = contentOf(body, enteredSource);
    await refuseProblems(transaction, tree, content, null);
    const id = newId();
    await insertCompounds(transaction, [{ id, ...content }]);
    await saveNames(transaction, [namesOfCompound(tree, id, content)]);
    const head = await recordChange(transaction, {
      subjectType: 'compound', subjectId: id, head: emptyChain, action: 'create', actor, at: clock.now(),
      changes: changedFields({}, historyFields(content)),
    });
    await setCompoundHead(transaction, id, head);
    return reload(transaction, id);
  });
}

async function openCompound(
  transaction: Transaction,
  actor: Actor,
  id: string,
  baseVersion: number,
): Promise<Compound & { readonly head: ChainHead }> {
  await lockAdministration(transaction);
  const compound = await lockCompound(transaction, id);
  if (!compound || compound.archived) throw problem(404, 'unknown-compound', { detail: 'There is no such compound.' });
  assertMayAdminister(actor, compound.communityPath);
  await assertBaseVersion(transaction, { subjectType: 'compound', subjectId: id, version: compound.version }, baseVersion);
  return compound;
}

/** Changes a compound. Throws 403, 404, 409 `changed-meanwhile`, 422 naming the fields. */
export async function updateCompound(
  { database, clock }: Tools,
  actor: Actor,
  id: string,
  { baseVersion, ...body }: BodyOf<typeof contract.updateCompound>,
): Promise<Compound> {
  return runInTransaction(database, async (transaction) => {
    const compound = await openCompound(transaction, actor, id, baseVersion);
    const tree = await divisionTree(transaction);
    assertMayUse(tree, actor, body.communityCode);
    const content = contentOf(body, compound.source);
    await refuseProblems(transaction, tree, content, id);
    const changes = changedFields({ ...compound }, historyFields(content));
    if (changes.length === 0) return compound;
    const head = await recordChange(transaction, {
      subjectType: 'compound', subjectId: id, head: compound.head, action: 'update', actor, at: clock.now(), changes,
    });
    await storeCompound(transaction, id, content, head);
    await saveNames(transaction, [namesOfCompound(tree, id, content)]);
    return reload(transaction, id);
  });
}

/** Takes a compound out of use. Throws 403, 404, 409 `changed-meanwhile`. */
export async function archiveCompound({ database, clock }: Tools, actor: Actor, id: string, baseVersion: number): Promise<Compound> {
  return runInTransaction(database, async (transaction) => {
    const compound = await openCompound(transaction, actor, id, baseVersion);
    const head = await recordChange(transaction, {
      subjectType: 'compound', subjectId: id, head: compound.head, action: 'archive', actor, at: clock.now(), changes: [], toState: 'archived',
    });
    await setCompoundHead(transaction, id, head, clock.now());
    await deleteNames(transaction, id);
    return reload(transaction, id);
  });
}
