import shipped from '../data/fund-rules.json' with { type: 'json' };

export const fundKinds = ['rapidHandling', 'emergencySpecial', 'annualMicro', 'microGrant', 'donation'] as const;
export type FundKind = (typeof fundKinds)[number];

/** What money of a fund may be used for. */
export const purposes = ['emergency', 'ordinary', 'grant'] as const;
export type Purpose = (typeof purposes)[number];

/** The rules of one kind of fund, from a day on until the next version. */
export interface FundRule {
  readonly kind: FundKind;
  /** `YYYY-MM-DD` in Suzhou. */
  readonly from: string;
  readonly purposes: readonly Purpose[];
  /** Budget, top-up or carry-over above this many fen is released by somebody other than whoever planned it. */
  readonly twoPersonsAboveFen: number;
  /** What happens with free money at the end of the year: it goes on into the next, or it may not. */
  readonly carryOver: 'free' | 'return';
  /** Below this share of what was given, the free balance is shown as low. */
  readonly lowShare: number;
  readonly source: { readonly zh: string; readonly en: string };
}

/** The rules that ship with the program. */
export const fundRules: readonly FundRule[] = shipped as readonly FundRule[];

/** The rule of a kind in force on a day (`YYYY-MM-DD`): the newest version that began; undefined before the first. */
export function fundRuleOn(rules: readonly FundRule[], kind: FundKind, day: string): FundRule | undefined {
  return rules
    .filter((rule) => rule.kind === kind && rule.from <= day)
    .reduce<FundRule | undefined>((newest, rule) => (newest === undefined || rule.from > newest.from ? rule : newest), undefined);
}

/** Must somebody else release this? Without a rule, always. */
export function needsSecondPerson(rule: FundRule | undefined, amountFen: number): boolean {
  return rule === undefined || amountFen > rule.twoPersonsAboveFen;
}
