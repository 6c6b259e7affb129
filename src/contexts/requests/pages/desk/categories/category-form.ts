import type { Input, Output } from '../../../../../ui/api/types.ts';

export type Category = Output<'requests.listCategories'>['items'][number];
export type CategoryBody = Input<'requests.createCategory'>['body'];

/** A limit while somebody types; without an amount there is none. */
export interface LimitDraft {
  readonly amount: number | null;
  readonly unit: CategoryBody['response']['unit'];
}

export const limitUnits = ['workingHours', 'workingDays', 'naturalDays'] as const;
export const fasterKinds = ['urgent', 'emergency'] as const;
export const fasterLimits = ['response', 'check', 'resolution'] as const;

/** A stage of the work while somebody types. */
export interface MeasureDraft {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly limit: LimitDraft;
  readonly urgent: LimitDraft;
  readonly emergency: LimitDraft;
}

type Faster = Readonly<Record<(typeof fasterLimits)[number], LimitDraft>>;

/** What the form holds; numbers may be empty while somebody types. */
export interface CategoryDraft extends Omit<Category, 'id' | 'version' | 'response' | 'resolution' | 'terms'> {
  readonly response: LimitDraft;
  readonly resolution: LimitDraft;
  readonly check: LimitDraft;
  readonly urgent: Faster;
  readonly emergency: Faster;
  readonly measures: readonly MeasureDraft[];
}

const none: LimitDraft = { amount: null, unit: 'workingHours' };

/** A stage of the work to be filled in. */
export const emptyMeasure: MeasureDraft = { nameZh: '', nameEn: '', limit: none, urgent: none, emergency: none };

function fasterDraft(faster: Category['terms']['urgent']): Faster {
  return { response: faster.response ?? none, check: faster.check ?? none, resolution: faster.resolution ?? none };
}

/** The form of a new category, or of one to be changed. */
export function draftOf(category: Category | undefined, parentId: string | null, today: string, divisionCode: string | null = null): CategoryDraft {
  if (category) {
    const { id: _, version: __, terms, ...fields } = category;
    return {
      ...fields,
      check: terms.check ?? none,
      urgent: fasterDraft(terms.urgent),
      emergency: fasterDraft(terms.emergency),
      measures: terms.measures.map((measure) => ({ ...measure, urgent: measure.urgent ?? none, emergency: measure.emergency ?? none })),
    };
  }
  return {
    code: '',
    parentId,
    nameZh: '',
    nameEn: '',
    response: { amount: 4, unit: 'workingHours' },
    resolution: { amount: 5, unit: 'workingDays' },
    check: none,
    urgent: fasterDraft({}),
    emergency: fasterDraft({}),
    measures: [],
    verification: { photo: true, otherPerson: true, callback: 'none' },
    instructions: '',
    templates: [],
    defaultWorkstationId: null,
    validFrom: today,
    validTo: null,
    source: '',
    offered: true,
    divisionCode,
  };
}

function limitOf({ amount, unit }: LimitDraft): CategoryBody['response'] | undefined {
  return amount === null ? undefined : { amount, unit };
}

function fasterOf(faster: Faster): Category['terms']['urgent'] {
  const given = fasterLimits.flatMap((name) => {
    const limit = limitOf(faster[name]);
    return limit ? [[name, limit] as const] : [];
  });
  return Object.fromEntries(given);
}

/** What is sent; stages and answers without a name are left out. */
export function bodyOf({ check, urgent, emergency, measures, response, resolution, templates, ...rest }: CategoryDraft): CategoryBody {
  return {
    ...rest,
    response: response as CategoryBody['response'],
    resolution: resolution as CategoryBody['response'],
    templates: templates.filter(({ name, text }) => name.trim() !== '' && text.trim() !== ''),
    terms: {
      check: limitOf(check) ?? null,
      urgent: fasterOf(urgent),
      emergency: fasterOf(emergency),
      measures: measures.flatMap((measure) => {
        const limit = limitOf(measure.limit);
        if (!limit || measure.nameZh.trim() === '') return [];
        return [{ nameZh: measure.nameZh, nameEn: measure.nameEn.trim() || measure.nameZh, limit, urgent: limitOf(measure.urgent), emergency: limitOf(measure.emergency) }];
      }),
    },
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
