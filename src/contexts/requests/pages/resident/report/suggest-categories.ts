import { normaliseForSearch, searchPairs } from '../../../../../shared/search-pairs.ts';
import type { Category } from '../../../contract.ts';

type Known = Pick<Category, 'id' | 'code' | 'nameZh' | 'nameEn' | 'parentId' | 'offered'>;

function pairsOf(text: string): readonly string[] {
  return searchPairs(text).filter((pair) => pair.length === 2);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 3).map((word) => word.replace(/s$/, ''));
}

function termsOf({ nameZh, nameEn }: Known): ReadonlySet<string> {
  return new Set([...pairsOf(nameZh), ...wordsOf(nameEn)]);
}

/** A term that stands in more names than four says too little to suggest anything by itself. */
const leastScore = 1 / 4;

/**
 * Offered categories whose name shares most with what was written, best first; rare terms weigh more than those that
 * stand in many names. None for a text that says nothing yet.
 */
export function suggestCategories<Category extends Known>(text: string, categories: readonly Category[], limit = 3): readonly Category[] {
  if (normaliseForSearch(text).length < 2) return [];
  const known = categories.map((category) => ({ category, terms: termsOf(category) }));
  const frequency = new Map<string, number>();
  for (const { terms } of known) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const written = new Set([...pairsOf(text), ...wordsOf(text)]);
  const scored = known
    .filter(({ category }) => category.offered && !category.code.endsWith('99'))
    .map(({ category, terms }) => ({
      category,
      score: [...terms].filter((term) => written.has(term)).reduce((sum, term) => sum + 1 / (frequency.get(term) ?? 1), 0),
    }))
    .filter(({ score }) => score >= leastScore);
  return scored.sort((a, b) => b.score - a.score).slice(0, limit).map(({ category }) => category);
}

/** Offered categories under the headings they belong to. */
export function groupCategories<Category extends Known>(categories: readonly Category[]): readonly { readonly group: Category; readonly items: readonly Category[] }[] {
  return categories
    .map((group) => ({ group, items: categories.filter(({ parentId, offered }) => offered && parentId === group.id) }))
    .filter(({ items }) => items.length > 0);
}
