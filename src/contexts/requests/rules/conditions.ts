/** What a category demands before a case may be closed. */
export interface Verification {
  /** A photo of how it looks afterwards. */
  readonly photo: boolean;
  /** Somebody other than whoever did the work. */
  readonly otherPerson: boolean;
  /** Whether somebody asks the reporter before the case closes, and how. */
  readonly callback: 'none' | 'message' | 'phone';
}

/** What the category of a case makes hold of it; the others come and go with what is asked and decided. */
const ofCategory = ['ownVerification', 'photoWaived'] as const;

/** The conditions that follow from what a category demands. */
export function conditionsOfVerification({ photo, otherPerson }: Pick<Verification, 'photo' | 'otherPerson'>): readonly string[] {
  return [...(otherPerson ? [] : ['ownVerification']), ...(photo ? [] : ['photoWaived'])];
}

/** The same case under another category: what its category demanded gives way to what the new one demands. */
export function recategorisedConditions(conditions: readonly string[], verification: Verification): readonly string[] {
  return [...conditions.filter((condition) => !(ofCategory as readonly string[]).includes(condition)), ...conditionsOfVerification(verification)];
}

/** What may be open about a case beside its work, and the condition that says so. */
export const conditionOfMatter = {
  extension: 'extensionAsked',
  shelving: 'shelvingAsked',
  ownership: 'returnsExhausted',
  supervision: 'supervised',
  contest: 'contested',
} as const;
export type MatterKind = keyof typeof conditionOfMatter;
export const matterKinds = Object.keys(conditionOfMatter) as MatterKind[];

/** States of the work, in which limits run and may be extended. */
export const workStates = ['dispatched', 'acknowledged', 'checked', 'planned', 'working'] as const;
const judgedStates = ['verified', 'closed'];
const endedStates = ['closed', 'rejected', 'withdrawn', 'joined', 'recorded'];

/** Nothing more happens to such a case. */
export function isEnded(state: string): boolean {
  return endedStates.includes(state);
}

/** The open matters that have no object any more once a case is in this state. */
export function lapsingMatters(conditions: readonly string[], state: string): readonly MatterKind[] {
  const lapses: Readonly<Record<MatterKind, boolean>> = {
    extension: !(workStates as readonly string[]).includes(state),
    shelving: !(workStates as readonly string[]).includes(state),
    ownership: endedStates.includes(state),
    supervision: endedStates.includes(state),
    contest: !judgedStates.includes(state),
  };
  return matterKinds.filter((kind) => lapses[kind] && conditions.includes(conditionOfMatter[kind]));
}

/** Conditions with some added and some removed, each once. */
export function changedConditions(conditions: readonly string[], change: { readonly add?: readonly string[]; readonly remove?: readonly string[] }): readonly string[] {
  const kept = conditions.filter((condition) => !(change.remove ?? []).includes(condition));
  return [...new Set([...kept, ...(change.add ?? [])])];
}
