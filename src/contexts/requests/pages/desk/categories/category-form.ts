import type { Input, Output } from '../../../../../ui/api/types.ts';

export type Category = Output<'requests.listCategories'>['items'][number];
export type CategoryBody = Input<'requests.createCategory'>['body'];

/** What the form holds; numbers may be empty while somebody types. */
export interface CategoryDraft extends Omit<CategoryBody, 'response' | 'resolution' | 'divisionCode'> {
  /** Null: the whole city. */
  readonly divisionCode: string | null;
  readonly response: { readonly amount: number | null; readonly unit: CategoryBody['response']['unit'] };
  readonly resolution: { readonly amount: number | null; readonly unit: CategoryBody['response']['unit'] };
}

export const limitUnits = ['workingHours', 'workingDays', 'naturalDays'] as const;

/** The form of a new category, or of one to be changed. */
export function draftOf(category: Category | undefined, parentId: string | null, today: string, divisionCode: string | null = null): CategoryDraft {
  if (category) {
    const { id: _, version: __, ...fields } = category;
    return fields;
  }
  return {
    code: '',
    parentId,
    nameZh: '',
    nameEn: '',
    response: { amount: 4, unit: 'workingHours' },
    resolution: { amount: 5, unit: 'workingDays' },
    validFrom: today,
    validTo: null,
    source: '',
    offered: true,
    divisionCode,
  };
}

type Required = 'code' | 'nameZh' | 'nameEn' | 'response' | 'resolution' | 'validFrom';

/** Fields that are still empty. */
export function emptyFields(draft: CategoryDraft): readonly Required[] {
  const found: Required[] = [];
  for (const name of ['code', 'nameZh', 'nameEn', 'validFrom'] as const) if (draft[name].trim() === '') found.push(name);
  for (const name of ['response', 'resolution'] as const) if (draft[name].amount === null) found.push(name);
  return found;
}

/** Rows in the order of the tree: each branch before its leaves, `depth` says how far in. */
export function inTreeOrder(items: readonly Category[]): readonly (Category & { readonly depth: number })[] {
  const ids = new Set(items.map(({ id }) => id));
  const below = (parent: string | null, depth: number): (Category & { depth: number })[] =>
    items
      .filter(({ parentId }) => (parent === null ? parentId === null || !ids.has(parentId) : parentId === parent))
      .flatMap((category) => [{ ...category, depth }, ...below(category.id, depth + 1)]);
  return below(null, 0);
}
