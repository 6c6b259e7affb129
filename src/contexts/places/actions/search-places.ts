import { searchQuery } from '../../../shared/search-pairs.ts';
import type { OutputOf, QueryOf } from '../../../shared/route.ts';
import type * as contract from '../contract.ts';
import { codeOfPath } from '../rules/division.ts';
import { type NamedType, type NameHit, searchNames } from '../store/names.ts';
import type { Executor } from '../store/sql.ts';
import { type DivisionTree, divisionTree } from '../tree.ts';
import { findDivision } from './find-division.ts';
import { fullNameOf } from './present.ts';

const allTypes: readonly NamedType[] = ['division', 'compound', 'workstation'];

/** Places by part of a name (also former and popular ones) or by the first letters of its pinyin. */
export async function searchPlaces(
  executor: Executor,
  query: QueryOf<typeof contract.searchPlaces>,
): Promise<OutputOf<typeof contract.searchPlaces>> {
  const { pairs, phrases } = searchQuery(query.q);
  if (phrases.length === 0) return { items: [] };
  const tree = await divisionTree(executor);
  const letters = phrases.join('');
  const hits = await searchNames(executor, {
    pairs,
    phrases,
    initials: /^[a-z]{2,}\d*$/u.test(letters) ? letters : undefined,
    types: query.type ? [query.type] : allTypes,
    withinPath: query.within === undefined ? undefined : findDivision(tree, query.within).path,
    limit: query.limit,
  });
  return { items: hits.flatMap((hit) => presentHit(tree, hit) ?? []) };
}

type Hit = OutputOf<typeof contract.searchPlaces>['items'][number];

function presentHit(tree: DivisionTree, { subjectType, subjectId, name, path }: NameHit): Hit | undefined {
  const unit = tree.get(codeOfPath(path));
  if (!unit || unit.validTo !== null) return undefined;
  const above = subjectType === 'division' ? unit.parentCode : unit.code;
  return {
    type: subjectType,
    id: subjectId,
    divisionCode: unit.code,
    level: subjectType === 'division' ? unit.level : null,
    name,
    where: above === null ? '' : fullNameOf(tree, above),
    placePath: path,
  };
}
