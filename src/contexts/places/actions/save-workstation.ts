import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { type ChainHead, emptyChain } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type FieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import type { BodyOf } from '../../../shared/route.ts';
import { cleanLine } from '../../../shared/text.ts';
import type * as contract from '../contract.ts';
import { lockAdministration } from '../store/divisions.ts';
import { deleteNames, type NamedPlace, saveNames } from '../store/names.ts';
import type { Executor } from '../store/sql.ts';
import {
  insertWorkstation, lockWorkstation, readWorkstationsById, readWorkstationsWithin, setWorkstationDefault, setWorkstationHead,
  territoryHolders, updateWorkstation as storeWorkstation, type Workstation, type WorkstationContent,
} from '../store/workstations.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { assertMayAdminister } from './find-division.ts';
import { servedArea } from './locate-place.ts';
import { lineOrNull, positionFrom } from './point-input.ts';
import { assertBaseVersion, changedFields, recordChange } from './record-change.ts';

type Tools = Pick<Platform, 'database' | 'clock'>;
type Body = BodyOf<typeof contract.createWorkstation>;

const enteredSource = '本平台录入';

function contentOf(body: Body, source: string): WorkstationContent {
  return {
    name: cleanLine(body.name),
    streetCode: body.streetCode,
    address: cleanLine(body.address),
    phone: lineOrNull(body.phone),
    center: positionFrom(body.center),
    isDefault: body.isDefault,
    territory: Array.from(new Set(body.territory)).sort(),
    source,
  };
}

/**
 * Everything wrong with the content of a workstation, field by field; empty when it may be stored. Workstations
 * that are `givingUp` their territories in the same change are no hindrance.
 */
export async function workstationProblems(
  executor: Executor,
  tree: DivisionTree,
  content: WorkstationContent,
  ownId: string | null,
  givingUp: ReadonlySet<string> = new Set(),
): Promise<readonly FieldProblem[]> {
  const fields: FieldProblem[] = [];
  const add = (field: string, code: string, detail: string): void => void fields.push({ field, code, detail });
  const street = tree.get(content.streetCode);
  if (content.name === '') add('name', 'required', 'A workstation needs a name.');
  if (street?.level !== 'street') add('streetCode', 'not-a-street', 'Workstations belong to streets and towns.');
  content.territory.forEach((code, index) => {
    const unit = tree.get(code);
    const inside = unit && unit.validTo === null && (unit.level === 'community' || unit.level === 'grid') && tree.lineage(code).includes(street ?? unit);
    if (!inside || !street) add(`territory.${index}`, 'not-in-street', 'The territory holds communities and grids of the same street.');
  });
  const others = (await territoryHolders(executor, content.territory)).filter(
    ({ workstationId }) => workstationId !== ownId && !givingUp.has(workstationId),
  );
  for (const { code, name } of others) {
    add(`territory.${content.territory.indexOf(code)}`, 'taken', `${tree.get(code)?.shortName ?? code}: ${name}`);
  }
  if (content.center && !(await servedArea(executor))(content.center)) {
    add('center', 'outside-area', 'The point lies outside the area this platform serves.');
  }
  const siblings = street ? await readWorkstationsWithin(executor, street.path) : [];
  if (siblings.some(({ id, name }) => name === content.name && id !== ownId)) add('name', 'taken', 'The street already has a workstation of this name.');
  return fields;
}

async function refuseProblems(transaction: Transaction, tree: DivisionTree, content: WorkstationContent, ownId: string | null): Promise<void> {
  const fields = await workstationProblems(transaction, tree, content, ownId);
  if (fields.length > 0) throw problem(422, 'invalid-input', { detail: fields[0]?.detail ?? '', fields });
}

/** The names under which a workstation is found. */
export function namesOfWorkstation(tree: DivisionTree, id: string, content: WorkstationContent): NamedPlace {
  return { subjectType: 'workstation', subjectId: id, path: tree.get(content.streetCode)?.path ?? '', names: [content.name] };
}

async function reload(transaction: Transaction, id: string): Promise<Workstation> {
  const [workstation] = await readWorkstationsById(transaction, [id]);
  if (!workstation) throw problem(404, 'unknown-workstation', { detail: 'There is no such workstation.' });
  return workstation;
}

/** A street has one default: taking it here takes it, in its own history, from whoever had it. */
async function passDefault(transaction: Transaction, { clock }: Tools, actor: Actor, siblings: readonly Workstation[]): Promise<void> {
  for (const { id } of siblings.filter(({ isDefault }) => isDefault)) {
    const former = await lockWorkstation(transaction, id);
    if (!former) continue;
    const head = await recordChange(transaction, {
      subjectType: 'workstation', subjectId: id, head: former.head, action: 'update', actor, at: clock.now(),
      changes: changedFields({ isDefault: true }, { isDefault: false }),
    });
    await setWorkstationDefault(transaction, id, false, head);
  }
}

/** Enters a workstation; the first of a street becomes its default. Throws 403 and 422 naming the fields. */
export async function createWorkstation(tools: Tools, actor: Actor, body: Body): Promise<Workstation> {
  return runInTransaction(tools.database, async (transaction) => {
    await lockAdministration(transaction);
    const tree = await divisionTree(transaction);
    const street = tree.get(body.streetCode);
    if (street) assertMayAdminister(actor, street.path);
    const siblings = street ? await readWorkstationsWithin(transaction, street.path) : [];
    const content = { ...contentOf(body, enteredSource), isDefault: body.isDefault || siblings.length === 0 };
    await refuseProblems(transaction, tree, content, null);
    if (content.isDefault) await passDefault(transaction, tools, actor, siblings);
    const id = newId();
    await insertWorkstation(transaction, id, content);
    await saveNames(transaction, [namesOfWorkstation(tree, id, content)]);
    const { source: _source, ...told } = content;
    const head = await recordChange(transaction, {
      subjectType: 'workstation', subjectId: id, head: emptyChain, action: 'create', actor, at: tools.clock.now(), changes: changedFields({}, told),
    });
    await setWorkstationHead(transaction, id, head);
    return reload(transaction, id);
  });
}

async function openWorkstation(
  transaction: Transaction,
  actor: Actor,
  id: string,
  baseVersion: number,
): Promise<Workstation & { readonly head: ChainHead }> {
  await lockAdministration(transaction);
  const workstation = await lockWorkstation(transaction, id);
  if (!workstation || workstation.archived) throw problem(404, 'unknown-workstation', { detail: 'There is no such workstation.' });
  assertMayAdminister(actor, workstation.placePath);
  await assertBaseVersion(transaction, { subjectType: 'workstation', subjectId: id, version: workstation.version }, baseVersion);
  return workstation;
}

/** Changes a workstation and its territory. Throws 403, 404, 409 `changed-meanwhile`, 422 naming the fields. */
export async function updateWorkstation(
  tools: Tools,
  actor: Actor,
  id: string,
  { baseVersion, ...body }: BodyOf<typeof contract.updateWorkstation>,
): Promise<Workstation> {
  return runInTransaction(tools.database, async (transaction) => {
    const workstation = await openWorkstation(transaction, actor, id, baseVersion);
    const tree = await divisionTree(transaction);
    const content = contentOf({ ...body, streetCode: workstation.streetCode }, workstation.source);
    await refuseProblems(transaction, tree, content, id);
    const siblings = (await readWorkstationsWithin(transaction, workstation.placePath)).filter((other) => other.id !== id);
    if (workstation.isDefault && !content.isDefault) {
      throw problem(422, 'default-needed', {
        detail: 'A street needs a default workstation: make another one the default instead.',
        fields: [{ field: 'isDefault', code: 'default-needed', detail: 'Make another workstation the default instead.' }],
      });
    }
    const { source: _source, ...told } = content;
    const changes = changedFields({ ...workstation }, told);
    if (changes.length === 0) return workstation;
    if (content.isDefault) await passDefault(transaction, tools, actor, siblings);
    const head = await recordChange(transaction, {
      subjectType: 'workstation', subjectId: id, head: workstation.head, action: 'update', actor, at: tools.clock.now(), changes,
    });
    await storeWorkstation(transaction, id, content, head);
    await saveNames(transaction, [namesOfWorkstation(tree, id, content)]);
    return reload(transaction, id);
  });
}

/** Closes a workstation and frees its territory. Throws 403, 404, 409 (also for the default of a street while others remain). */
export async function archiveWorkstation(tools: Tools, actor: Actor, id: string, baseVersion: number): Promise<Workstation> {
  return runInTransaction(tools.database, async (transaction) => {
    const workstation = await openWorkstation(transaction, actor, id, baseVersion);
    const siblings = await readWorkstationsWithin(transaction, workstation.placePath);
    if (workstation.isDefault && siblings.length > 1) {
      throw problem(409, 'default-needed', { detail: 'Make another workstation of the street the default first.' });
    }
    const head = await recordChange(transaction, {
      subjectType: 'workstation', subjectId: id, head: workstation.head, action: 'archive', actor, at: tools.clock.now(),
      changes: changedFields({ territory: workstation.territory }, { territory: [] }), toState: 'archived',
    });
    await setWorkstationHead(transaction, id, head, tools.clock.now());
    await deleteNames(transaction, id);
    return reload(transaction, id);
  });
}
