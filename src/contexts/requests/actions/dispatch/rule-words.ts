import { placeCovers } from '../../../../shared/place-path.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import { compoundsById, divisionNames, workstationsById } from '../../../places/index.ts';
import type { Category, RuleWords } from '../../contract.ts';
import type { StoredRevision } from '../../store/dispatch-rules.ts';
import { listCategories } from '../../store/categories.ts';
import { workstationServes } from './dispatcher.ts';

/** What rules are told with: by revision. */
export interface RuleTeller {
  words(rule: StoredRevision): RuleWords;
  /** Is its workstation or unit gone, or does it not serve the rule's places any more? */
  targetGone(rule: StoredRevision): boolean;
  category(id: string | null): { readonly zh: string; readonly en: string } | null;
  /** What a category code stands under: its own first. */
  lineage(code: string): readonly string[];
}

function lineageIn(categories: readonly Category[], code: string): readonly string[] {
  const own = categories.find((one) => one.code === code);
  const branch = own && categories.find(({ id }) => id === own.parentId);
  return branch ? [code, branch.code] : [code];
}

/** The places a rule may send cases from: those it names, else its own. */
export function placePathsOf({ places, placePath }: Pick<StoredRevision, 'places' | 'placePath'>): readonly string[] {
  return places.length > 0 ? places.map(({ path }) => path) : [placePath];
}

/** Looks up everything that some rules name. */
export async function ruleTeller(executor: Database | Transaction, rules: readonly StoredRevision[]): Promise<RuleTeller> {
  const codes = rules.flatMap(({ divisionCode, conditions }) => [divisionCode, ...conditions.divisionCodes]);
  const workstationIds = rules.flatMap(({ target }) => (target.kind === 'workstation' ? [target.id] : []));
  const categories = await listCategories(executor, undefined);
  const divisions = await divisionNames(executor, [...new Set(codes)]);
  const compounds = await compoundsById(executor, [...new Set(rules.flatMap(({ conditions }) => conditions.compoundIds))]);
  const workstations = await workstationsById(executor, [...new Set(workstationIds)]);
  const category = (id: string | null) => {
    const found = categories.find((one) => one.id === id);
    return found ? { zh: found.nameZh, en: found.nameEn } : null;
  };
  return {
    category,
    lineage: (code) => lineageIn(categories, code),
    words: ({ divisionCode, conditions, target, unit, priority, ahead }) => ({
      place: divisions.get(divisionCode)?.shortName ?? divisionCode,
      categories: conditions.categoryIds.flatMap((id) => category(id) ?? []),
      places: [...conditions.divisionCodes.map((code) => divisions.get(code)?.shortName ?? code), ...conditions.compoundIds.map((id) => compounds.get(id)?.name ?? '—')],
      days: [...conditions.days],
      from: conditions.from,
      until: conditions.until,
      channels: [...conditions.channels] as RuleWords['channels'],
      natures: [...conditions.natures] as RuleWords['natures'],
      priorities: [...conditions.priorities] as RuleWords['priorities'],
      target: { kind: target.kind, name: (target.kind === 'unit' ? unit?.name : workstations.get(target.id)?.name) ?? '—' },
      priority: priority as RuleWords['priority'],
      ahead,
    }),
    targetGone: (rule) => {
      const { target, unit } = rule;
      const serves = (path: string): boolean => (target.kind === 'workstation' ? workstationServes(workstations.get(target.id), path) : unit !== null && unit.active && placeCovers(unit.placePath, path));
      return !placePathsOf(rule).some(serves);
    },
  };
}
