import type { Actor } from '../../../shared/actor.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { maySeeAsStaff } from '../policy.ts';
import { type KnownCase, readKnownCases } from '../store/links.ts';
import { idOfNumber } from '../store/read-request.ts';
import { hiddenFromPublic } from './read-request.ts';

export type { KnownCase } from '../store/links.ts';

/** Cases by id for other contexts; unknown ids are left out. Who may see them is for the caller to decide, with `maySeeCase`. */
export async function casesById(database: Database | Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, KnownCase>> {
  return new Map((await readKnownCases(database, ids)).map((one) => [one.id, one]));
}

/** May this staff member read the office's version of the case? */
export function maySeeCase(known: Pick<KnownCase, 'placePath' | 'workstationId'>, actor: Actor): boolean {
  return maySeeAsStaff(known, actor);
}

/** Of these cases those that everybody may look at: taken up by the office, not refused, not withdrawn. */
export function isPublicCase({ state }: Pick<KnownCase, 'state'>): boolean {
  return state !== 'submitted' && !hiddenFromPublic.has(state);
}

/** The case behind a public number, if everybody may look at it. */
export async function publicCaseOfNumber(database: Database, number: string): Promise<KnownCase | undefined> {
  const id = await idOfNumber(database, number);
  const [known] = id === undefined ? [] : await readKnownCases(database, [id]);
  return known && !hiddenFromPublic.has(known.state) ? known : undefined;
}
