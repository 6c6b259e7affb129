import { normaliseForSearch, searchPairs } from '../../../../../shared/search-pairs.ts';
import type { Category } from '../../../contract.ts';

type Known = Pick<Category, 'id' | 'code' | 'nameZh' | 'nameEn' | 'parentId' | 'offered'>;

/** Pairs that stand in many names and say nothing. */
const emptyPairs = new Set(['问题', '其他', '服务', '管理', '公共', '破损']);

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(searchPairs(text).filter((pair) => pair.length === 2 && !emptyPairs.has(pair)));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 3).map((word) => word.replace(/s$/, '')));
}

/** Offered categories whose name shares most with what was written, best first; none for a text that says nothing yet. */
export function suggestCategories<Category extends Known>(text: string, categories: readonly Category[], limit = 3): readonly Category[] {
  if (normaliseForSearch(text).length < 2) return [];
  const pairs = pairsOf(text);
  const words = wordsOf(text);
  const scored = categories
    .filter(({ offered, code }) => offered && !code.endsWith('99'))
    .map((category) => ({
      category,
      score:
        [...pairsOf(category.nameZh)].filter((pair) => pairs.has(pair)).length +
        [...wordsOf(category.nameEn)].filter((word) => words.has(word)).length,
    }))
    .filter(({ score }) => score > 0);
  return scored.sort((a, b) => b.score - a.score).slice(0, limit).map(({ category }) => category);
}

/** Offered categories under the headings they belong to. */
export function groupCategories<Category extends Known>(categories: readonly Category[]): readonly { readonly group: Category; readonly items: readonly Category[] }[] {
  return categories
    .map((group) => ({ group, items: categories.filter(({ parentId, offered }) => offered && parentId === group.id) }))
    .filter(({ items }) => items.length > 0);
}
