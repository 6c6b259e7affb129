import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { emptyChain } from '../../../platform/events/append-event.ts';
import type { Platform } from '../../../platform/platform.ts';
import { fieldProblem, problem } from '../../../platform/problem.ts';
import type { Actor } from '../../../shared/actor.ts';
import { centroid, type MultiPolygon } from '../../../shared/geometry.ts';
import { newId } from '../../../shared/ids.ts';
import type { BodyOf, OutputOf } from '../../../shared/route.ts';
import { cleanLine } from '../../../shared/text.ts';
import { plainDateOf } from '../../../shared/time.ts';
import type * as contract from '../contract.ts';
import type { Finding } from '../contract.ts';
import { nextGridCode, pathBelow } from '../rules/division.ts';
import { squareMetres } from '../rules/outline.ts';
import {
  type Division, insertDivisions, lockAdministration, lockDivision, readGridCodes, setDivisionHead, updateDivision as storeDivision,
} from '../store/divisions.ts';
import { deleteNames, saveNames } from '../store/names.ts';
import { readShape, saveShapes, type Shape } from '../store/shapes.ts';
import type { Executor } from '../store/sql.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { checkGrids } from './check-grids.ts';
import { assertMayAdminister, findDivision } from './find-division.ts';
import { describeGeometryProblem, readGeometry } from './read-geometry.ts';
import { assertBaseVersion, changedFields, recordChange } from './record-change.ts';

type Tools = Pick<Platform, 'database' | 'clock'>;

export interface SavedGrid {
  readonly division: Division;
  readonly shape: Shape | undefined;
}

/** Names of the source of outlines drawn on our own map. */
const drawnSource = '本平台绘制';

function soundGeometry(value: unknown): MultiPolygon {
  const geometry = readGeometry(value);
  if ('wrong' in geometry) throw fieldProblem('geometry', geometry.wrong, describeGeometryProblem(geometry.wrong));
  return geometry;
}

function findCommunity(tree: DivisionTree, actor: Actor, code: string): Division {
  const community = findDivision(tree, code);
  if (community.level !== 'community') throw fieldProblem('communityCode', 'not-a-community', 'Grids belong to communities.');
  assertMayAdminister(actor, community.path);
  return community;
}

function refuseFindings(findings: readonly Finding[], acceptWarnings: boolean): void {
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) {
    throw problem(422, 'grid-refused', {
      detail: errors[0]?.detail ?? '',
      fields: errors.map(({ code, detail }) => ({ field: 'geometry', code, detail })),
      extra: { findings },
    });
  }
  if (findings.length > 0 && !acceptWarnings) {
    throw problem(409, 'has-warnings', { detail: 'Look at the warnings and accept them, or change the outline.', extra: { findings } });
  }
}

/** Tries an outline without storing it. A broken one comes back as one error. */
export async function tryGrid(
  executor: Executor,
  actor: Actor,
  body: BodyOf<typeof contract.checkGrid>,
): Promise<OutputOf<typeof contract.checkGrid>> {
  const tree = await divisionTree(executor);
  const community = findCommunity(tree, actor, body.communityCode);
  const geometry = readGeometry(body.geometry);
  if ('wrong' in geometry) {
    const finding: Finding = {
      level: 'error', row: 0, field: 'geometry', code: geometry.wrong, other: null, squareMetres: null,
      detail: describeGeometryProblem(geometry.wrong),
    };
    return { findings: [finding], squareMetres: null };
  }
  const findings = await checkGrids(executor, tree, [{ code: body.code, communityCode: community.code, geometry, row: 0 }]);
  return { findings: [...findings], squareMetres: Math.round(squareMetres(geometry)) };
}

/** Draws a grid into a community: it gets the next free code. Throws 403, 404, 409 `has-warnings`, 422. */
export async function createGrid(
  { database, clock }: Tools,
  actor: Actor,
  body: BodyOf<typeof contract.createGrid>,
): Promise<SavedGrid> {
  const geometry = soundGeometry(body.geometry);
  return runInTransaction(database, async (transaction) => {
    await lockAdministration(transaction);
    const tree = await divisionTree(transaction);
    const community = findCommunity(tree, actor, body.communityCode);
    const name = cleanLine(body.name);
    refuseTakenName(tree, community.code, name, undefined);
    refuseFindings(await checkGrids(transaction, tree, [{ code: null, communityCode: community.code, geometry, row: 0 }]), body.acceptWarnings);
    const code = nextGridCode(community.code, await readGridCodes(transaction, community.code));
    if (!code) throw problem(409, 'no-grid-code-left', { detail: 'All 999 grid codes of this community are taken.' });
    const division: Division = {
      id: newId(), code, name, shortName: name, level: 'grid', kind: 'grid', parentCode: community.code,
      path: pathBelow(community.path, code), requestPrefix: null, contactName: null, contactPhone: null,
      center: centroid(geometry), validFrom: plainDateOf(clock.now().getTime()), validTo: null, source: drawnSource, version: 0,
    };
    const shape: Shape = { divisionCode: code, geometry, shared: false, schematic: false, source: drawnSource };
    await insertDivisions(transaction, [division]);
    await saveShapes(transaction, [shape]);
    await saveNames(transaction, [{ subjectType: 'division', subjectId: division.id, path: division.path, names: [name] }]);
    const head = await recordChange(transaction, {
      subjectType: 'division', subjectId: division.id, head: emptyChain, action: 'create', actor, at: clock.now(),
      changes: changedFields({}, { name, geometry }),
    });
    await setDivisionHead(transaction, code, head);
    return { division: { ...division, version: head.sequence }, shape };
  });
}

function refuseTakenName(tree: DivisionTree, communityCode: string, name: string, ownCode: string | undefined): void {
  if (tree.children(communityCode).some((other) => other.name === name && other.code !== ownCode)) {
    throw fieldProblem('name', 'taken', 'Another grid of this community has this name.');
  }
}

async function openGrid(transaction: Transaction, actor: Actor, code: string, baseVersion: number) {
  await lockAdministration(transaction);
  const grid = await lockDivision(transaction, code);
  if (!grid || grid.level !== 'grid' || grid.validTo !== null) throw problem(404, 'unknown-grid', { detail: 'There is no such grid.' });
  assertMayAdminister(actor, grid.path);
  await assertBaseVersion(transaction, { subjectType: 'division', subjectId: grid.id, version: grid.version }, baseVersion);
  return grid;
}

/** Renames or redraws a grid. A redrawn outline is no longer schematic. Throws 403, 404, 409, 422. */
export async function updateGrid(
  { database, clock }: Tools,
  actor: Actor,
  code: string,
  body: BodyOf<typeof contract.updateGrid>,
): Promise<SavedGrid> {
  const geometry = soundGeometry(body.geometry);
  return runInTransaction(database, async (transaction) => {
    const { head, ...grid } = await openGrid(transaction, actor, code, body.baseVersion);
    const shape = await readShape(transaction, code);
    const tree = await divisionTree(transaction);
    const name = cleanLine(body.name);
    refuseTakenName(tree, grid.parentCode ?? '', name, code);
    const changes = changedFields({ name: grid.name, geometry: shape?.geometry }, { name, geometry });
    if (changes.length === 0) return { division: grid, shape };
    const redrawn = changes.some(({ field }) => field === 'geometry');
    if (redrawn) {
      const draft = { code, communityCode: grid.parentCode ?? '', geometry, row: 0 };
      refuseFindings(await checkGrids(transaction, tree, [draft]), body.acceptWarnings);
    }
    const next = await recordChange(transaction, {
      subjectType: 'division', subjectId: grid.id, head, action: 'update', actor, at: clock.now(), changes,
    });
    const division = { ...grid, name, shortName: name, center: centroid(geometry), version: next.sequence };
    await storeDivision(transaction, code, division, next);
    await saveNames(transaction, [{ subjectType: 'division', subjectId: grid.id, path: grid.path, names: [name] }]);
    if (!redrawn) return { division, shape };
    const drawn: Shape = { divisionCode: code, geometry, shared: false, schematic: false, source: drawnSource };
    await saveShapes(transaction, [drawn]);
    return { division, shape: drawn };
  });
}

/** Ends a grid: its code stays taken, its place falls to the community. Throws 403, 404, 409. */
export async function retireGrid({ database, clock }: Tools, actor: Actor, code: string, baseVersion: number): Promise<SavedGrid> {
  return runInTransaction(database, async (transaction) => {
    const { head, ...grid } = await openGrid(transaction, actor, code, baseVersion);
    const next = await recordChange(transaction, {
      subjectType: 'division', subjectId: grid.id, head, action: 'retire', actor, at: clock.now(), changes: [], toState: 'archived',
    });
    const validTo = plainDateOf(clock.now().getTime());
    await setDivisionHead(transaction, code, next, validTo);
    await deleteNames(transaction, grid.id);
    return { division: { ...grid, validTo, version: next.sequence }, shape: await readShape(transaction, code) };
  });
}
