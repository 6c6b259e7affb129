import type { Input } from '../../../../../ui/api/types.ts';

export type PlanBody = Input<'sweeps.draft'>['body'];
export type ScopeInput = PlanBody['scope'];

/** A compound that was picked by hand, with its name for the screen. */
export interface Picked {
  readonly id: string;
  readonly name: string;
}

/** What has been typed so far of a plan. */
export interface PlanDraft {
  readonly title: string;
  readonly question: string;
  readonly categoryId: string | undefined;
  readonly by: ScopeInput['by'];
  readonly divisionCode: string;
  readonly managed: NonNullable<ScopeInput['managed']>;
  readonly gridCodes: readonly string[];
  readonly workstationIds: readonly string[];
  readonly picked: readonly Picked[];
  readonly addresses: readonly string[];
  readonly leftOutIds: readonly string[];
  /** Empty until chosen: the proposal of the preview counts. */
  readonly dueOn: string;
  readonly measure: string;
  readonly measureKind: NonNullable<PlanBody['measureKind']> | '';
  readonly plannedAmountFen: number | undefined;
}

export const emptyPlan: PlanDraft = {
  title: '', question: '', categoryId: undefined, by: 'division', divisionCode: '', managed: 'without', gridCodes: [], workstationIds: [], picked: [],
  addresses: [], leftOutIds: [], dueOn: '', measure: '', measureKind: '', plannedAmountFen: undefined,
};

/** The scope as the server takes it. */
export function scopeOf(draft: PlanDraft): ScopeInput {
  return {
    by: draft.by,
    divisionCode: draft.divisionCode,
    managed: draft.managed,
    gridCodes: draft.by === 'grids' ? [...draft.gridCodes] : [],
    workstationIds: draft.by === 'workstations' ? [...draft.workstationIds] : [],
    compoundIds: draft.picked.map(({ id }) => id),
    addresses: draft.addresses.map((text) => ({ text })),
    leftOutIds: [...draft.leftOutIds],
  };
}

/** Is the scope complete enough to be asked about? */
export function isAskable(draft: PlanDraft): boolean {
  if (draft.divisionCode === '') return false;
  if (draft.by === 'grids') return draft.gridCodes.length > 0;
  if (draft.by === 'workstations') return draft.workstationIds.length > 0;
  return draft.by === 'division' || draft.picked.length + draft.addresses.length > 0;
}

/** The plan as the server takes it. */
export function bodyOf(draft: PlanDraft, dueOn: string): Omit<PlanBody, 'sourceId'> {
  return {
    title: draft.title.trim(),
    question: draft.question.trim(),
    scope: scopeOf(draft),
    dueOn,
    ...(draft.categoryId === undefined ? {} : { categoryId: draft.categoryId }),
    ...(draft.measure.trim() === '' ? {} : { measure: draft.measure.trim() }),
    ...(draft.measureKind === '' ? {} : { measureKind: draft.measureKind }),
    ...(draft.plannedAmountFen === undefined ? {} : { plannedAmountFen: draft.plannedAmountFen }),
  };
}
