import { foreignCursor } from '../../../platform/paging.ts';
import { problem } from '../../../platform/problem.ts';
import { isId } from '../../../shared/ids.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { OutputOf, QueryOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { type Compound, listCompounds as listStored, readCompoundsById } from '../store/compounds.ts';
import type { Executor } from '../store/sql.ts';
import { divisionTree } from '../tree.ts';
import { assertMayReadRecords, findDivision } from './find-division.ts';
import { presentCompound, presentCompoundEntry } from './present.ts';

type Cursor = readonly [name: string, id: string];

function writeCursor({ name, id }: Compound): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url');
}

function readCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(value) && typeof value[0] === 'string' && isId(String(value[1]))) {
      return [value[0], String(value[1])];
    }
  } catch {
    // Told below like every other wrong cursor.
  }
  throw foreignCursor();
}

async function page(
  executor: Executor,
  filter: { readonly withinPath: string; readonly managed?: boolean; readonly text?: string | undefined },
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ readonly compounds: readonly Compound[]; readonly nextCursor: string | null }> {
  const found = await listStored(executor, { ...filter, after: readCursor(query.cursor), limit: query.limit + 1 });
  const compounds = found.slice(0, query.limit);
  const last = compounds.at(-1);
  return { compounds, nextCursor: found.length > query.limit && last ? writeCursor(last) : null };
}

/** A page of compounds of a unit with their buildings, for everybody. */
export async function listCompoundsOf(
  executor: Executor,
  code: string,
  query: QueryOf<typeof contract.listCompoundsOf>,
): Promise<OutputOf<typeof contract.listCompoundsOf>> {
  const tree = await divisionTree(executor);
  const { compounds, nextCursor } = await page(executor, { withinPath: findDivision(tree, code).path }, query);
  return { items: compounds.map((compound) => presentCompoundEntry(tree, compound)), nextCursor };
}

/** A page of compounds of a unit for the people who work there. */
export async function listCompounds(
  executor: Executor,
  actor: Actor,
  query: QueryOf<typeof contract.listCompounds>,
): Promise<OutputOf<typeof contract.listCompounds>> {
  const tree = await divisionTree(executor);
  const division = findDivision(tree, query.within);
  assertMayReadRecords(actor, division.path);
  const managed = query.managed === undefined ? {} : { managed: query.managed === 'yes' };
  const { compounds, nextCursor } = await page(executor, { withinPath: division.path, ...managed, text: query.q }, query);
  return { items: compounds.map((compound) => presentCompound(tree, actor, compound)), nextCursor };
}

async function findCompound(executor: Executor, id: string): Promise<Compound> {
  const [compound] = await readCompoundsById(executor, [id]);
  if (!compound) throw problem(404, 'unknown-compound', { detail: 'There is no such compound.' });
  return compound;
}

/** One compound for everybody. Throws 404. */
export async function getCompoundEntry(executor: Executor, id: string): Promise<OutputOf<typeof contract.getCompoundEntry>> {
  return presentCompoundEntry(await divisionTree(executor), await findCompound(executor, id));
}

/** One compound for the people who work there. Throws 404 and 403. */
export async function getCompound(executor: Executor, actor: Actor, id: string): Promise<OutputOf<typeof contract.getCompound>> {
  const compound = await findCompound(executor, id);
  assertMayReadRecords(actor, compound.communityPath);
  return presentCompound(await divisionTree(executor), actor, compound);
}
