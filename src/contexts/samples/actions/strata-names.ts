import type { Database, Transaction } from '../../../platform/database/database.ts';
import { workstationsById } from '../../places/index.ts';
import { listCategories } from '../../requests/index.ts';
import type { FrameInput } from '../contract.ts';

export interface TwoNames {
  readonly zh: string;
  readonly en: string;
}

/** What all categories there ever were are called. */
export async function categoryNames(executor: Database | Transaction): Promise<ReadonlyMap<string, TwoNames>> {
  return new Map((await listCategories(executor, undefined)).map(({ id, nameZh, nameEn }) => [id, { zh: nameZh, en: nameEn }]));
}

/** What strata are called; channels have their words in the texts, and what belongs to nothing has none. */
export async function strataNames(executor: Database | Transaction, by: FrameInput['strataBy'], keys: readonly string[]): Promise<ReadonlyMap<string, TwoNames>> {
  if (by === 'category') return categoryNames(executor);
  if (by !== 'workstation') return new Map();
  const stations = await workstationsById(executor, keys.filter((key) => key !== ''));
  return new Map([...stations].map(([id, { name }]) => [id, { zh: name, en: name }]));
}
