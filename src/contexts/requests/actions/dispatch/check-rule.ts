import { placeCovers } from '../../../../shared/place-path.ts';
import type { Database, Transaction } from '../../../../platform/database/database.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { compoundsById, divisionTree, workstationById } from '../../../places/index.ts';
import type { DispatchRuleInput } from '../../contract.ts';
import { rulesOfCategory } from '../../store/categories.ts';
import type { NamedPlace } from '../../rules/dispatch/rule.ts';
import { unitById } from '../../store/units.ts';
import { workstationServes } from './dispatcher.ts';

type Executor = Database | Transaction;

/** The named communities, grids and compounds as paths, each inside the rule's place. Throws 422. */
async function namedPlaces(executor: Executor, placePath: string, { divisionCodes, compoundIds }: DispatchRuleInput['conditions']): Promise<readonly NamedPlace[]> {
  const tree = await divisionTree(executor);
  const compounds = await compoundsById(executor, compoundIds);
  const divisions = divisionCodes.map((code) => ({ path: tree.get(code)?.path, compoundId: null }));
  const named = compoundIds.map((id) => ({ path: tree.get(compounds.get(id)?.communityCode ?? '')?.path, compoundId: id }));
  const check = (places: readonly { readonly path: string | undefined; readonly compoundId: string | null }[], field: string): readonly NamedPlace[] =>
    places.map(({ path, compoundId }) => {
      if (path === undefined) throw fieldProblem(`conditions.${field}`, 'not-found', 'There is no such place.');
      if (!placeCovers(placePath, path)) throw fieldProblem(`conditions.${field}`, 'outside-place', 'This lies outside the place of the rule.');
      return { path, compoundId };
    });
  return [...check(divisions, 'divisionCodes'), ...check(named, 'compoundIds')];
}

/** Refuses a workstation or unit that is gone or does not serve every place of the rule (422). */
async function checkTarget(executor: Executor, target: DispatchRuleInput['target'], paths: readonly string[]): Promise<void> {
  if (target.kind === 'workstation') {
    const workstation = await workstationById(executor, target.id);
    if (!workstation || workstation.archived) throw fieldProblem('target', 'not-found', 'There is no such workstation.');
    if (!paths.every((path) => workstationServes(workstation, path))) throw fieldProblem('target', 'other-street', 'This workstation belongs to another subdistrict.');
    return;
  }
  const unit = await unitById(executor, target.id);
  if (!unit || !unit.active) throw fieldProblem('target', 'not-found', 'There is no such unit.');
  if (!paths.every((path) => placeCovers(unit.placePath, path))) throw fieldProblem('target', 'outside-place', 'This unit serves other places.');
}

/** Checks what a rule says; answers the places it names. Throws 422 naming the field. */
export async function checkRule(executor: Executor, placePath: string, input: DispatchRuleInput): Promise<readonly NamedPlace[]> {
  const { conditions, target, validFrom, validTo } = input;
  if (validTo !== null && validTo < validFrom) throw fieldProblem('validTo', 'before-start', 'The end lies before the start.');
  if ((conditions.from === null) !== (conditions.until === null)) throw fieldProblem(conditions.from === null ? 'conditions.from' : 'conditions.until', 'both-times', 'Hours need a beginning and an end.');
  if (conditions.from !== null && (conditions.from === conditions.until || conditions.from === '24:00')) throw fieldProblem('conditions.until', 'no-time', 'Between these two there is no time.');
  for (const id of conditions.categoryIds) {
    const category = await rulesOfCategory(executor, id);
    if (!category) throw fieldProblem('conditions.categoryIds', 'not-found', 'There is no such category.');
    if (category.placePath !== null && !placeCovers(category.placePath, placePath)) throw fieldProblem('conditions.categoryIds', 'other-place', 'This category belongs to another place.');
  }
  const places = await namedPlaces(executor, placePath, conditions);
  await checkTarget(executor, target, places.length > 0 ? places.map(({ path }) => path) : [placePath]);
  return places;
}
