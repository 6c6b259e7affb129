import { placeCovers } from '../../../../shared/place-path.ts';
import type { Database } from '../../../../platform/database/database.ts';
import { workstationsById } from '../../../places/index.ts';
import type { Category } from '../../contract.ts';
import { listCategories } from '../../store/categories.ts';
import type { StoredRevision } from '../../store/dispatch-rules.ts';
import { workstationServes } from './dispatcher.ts';
import { placePathsOf } from './rule-words.ts';

/** A category with the workstation that usually gets its cases. */
export interface UsualWorkstation {
  readonly category: { readonly zh: string; readonly en: string };
  readonly workstation: string;
}

/** How rules and the usual workstations of categories get on with each other. */
export interface AgainstDefaults {
  /** Categories whose usual workstation serves a place of the rule, and whose cases the rule sends to another one. */
  overrides(rule: StoredRevision): UsualWorkstation[];
  /** Categories whose usual workstation in or around a place is out of use, so that their cases go by territory where no rule holds. */
  gone(placePath: string): UsualWorkstation[];
}

/** Compares rules with the usual workstations of the categories valid on a day. */
export async function againstDefaults(database: Database, today: string): Promise<AgainstDefaults> {
  const categories = (await listCategories(database, today)).flatMap((one) => (one.defaultWorkstationId === null ? [] : [{ ...one, usualId: one.defaultWorkstationId }]));
  const workstations = await workstationsById(database, [...new Set(categories.map(({ usualId }) => usualId))]);
  const told = ({ nameZh, nameEn, usualId }: (typeof categories)[number]): UsualWorkstation => ({ category: { zh: nameZh, en: nameEn }, workstation: workstations.get(usualId)?.name ?? '—' });
  return {
    overrides: (rule) => {
      const { conditions, target } = rule;
      if (target.kind !== 'workstation') return [];
      const named = ({ id, parentId }: Category): boolean => conditions.categoryIds.length === 0 || conditions.categoryIds.some((one) => one === id || one === parentId);
      return categories.filter((one) => one.usualId !== target.id && named(one) && placePathsOf(rule).some((path) => workstationServes(workstations.get(one.usualId), path))).map(told);
    },
    gone: (placePath) => {
      const near = (path: string): boolean => placeCovers(path, placePath) || placeCovers(placePath, path);
      return categories.filter(({ usualId }) => [workstations.get(usualId)].some((station) => station?.archived && near(station.placePath))).map(told);
    },
  };
}
