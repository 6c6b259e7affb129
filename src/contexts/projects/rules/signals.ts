import shipped from '../data/signal-rules.json' with { type: 'json' };
import { quantile } from './quantile.ts';

/** When something is worth a second look, from a day on until the next version. */
export interface SignalRule {
  /** `YYYY-MM-DD` in Suzhou. */
  readonly from: string;
  /** One contractor holds at least this share of the contracts of so many days, when there are enough of them. */
  readonly contractorShare: { readonly days: number; readonly leastProjects: number; readonly share: number };
  /** The same kind of work at the same place again within so many days. */
  readonly samePlace: { readonly days: number };
  /** A price per unit above so many times the median of the same item and unit, when there are enough lines to compare. */
  readonly unitPrice: { readonly leastLines: number; readonly factor: number };
  /** Several projects for the same place and work within so many days, each above this share of the limit, together above it. */
  readonly splitting: { readonly days: number; readonly leastProjects: number; readonly share: number };
  readonly source: { readonly zh: string; readonly en: string };
}

/** The thresholds that ship with the program. */
export const signalRules: readonly SignalRule[] = shipped;

/** The thresholds in force on a day (`YYYY-MM-DD`): the newest version that began; undefined before the first. */
export function signalRuleOn(rules: readonly SignalRule[], day: string): SignalRule | undefined {
  return rules.filter(({ from }) => from <= day).reduce<SignalRule | undefined>((newest, rule) => (newest === undefined || rule.from > newest.from ? rule : newest), undefined);
}

/** A project as signals look at it; amounts in fen, moments in epoch milliseconds. */
export interface SeenProject {
  readonly id: string;
  readonly number: string;
  readonly workType: string;
  /** Codes of all its places, compounds or divisions. */
  readonly places: readonly string[];
  readonly contractorId: string | null;
  readonly contractorName: string | null;
  readonly amountFen: number;
  readonly at: number;
  /** Last day of the warranty, `YYYY-MM-DD`; null before it is accepted. */
  readonly warrantyUntil: string | null;
  readonly lines: readonly { readonly item: string; readonly unit: string; readonly unitPriceFen: number }[];
}

export type SignalKind = 'contractorShare' | 'samePlace' | 'unitPrice' | 'splitting';

/** Something to look at again, with what it rests on. It decides nothing. */
export interface Signal {
  readonly kind: SignalKind;
  readonly evidence: Readonly<Record<string, string | number>>;
  /** Numbers of the other projects it was seen by. */
  readonly numbers: readonly string[];
}

const day = 86_400_000;

function within(project: SeenProject, others: readonly SeenProject[], days: number): readonly SeenProject[] {
  return others.filter((other) => other.id !== project.id && other.at <= project.at && other.at > project.at - days * day);
}

function sharesPlace(one: SeenProject, other: SeenProject): boolean {
  return one.places.some((place) => other.places.includes(place));
}

function contractorShare(project: SeenProject, others: readonly SeenProject[], { days, leastProjects, share }: SignalRule['contractorShare']): readonly Signal[] {
  if (project.contractorId === null) return [];
  const contracted = within(project, others, days).filter(({ contractorId }) => contractorId !== null);
  const same = contracted.filter(({ contractorId }) => contractorId === project.contractorId);
  const all = contracted.length + 1;
  const held = same.length + 1;
  if (all < leastProjects || held / all < share) return [];
  return [{ kind: 'contractorShare', evidence: { contractor: project.contractorName ?? '', held, all, days }, numbers: same.map(({ number }) => number) }];
}

function samePlace(project: SeenProject, others: readonly SeenProject[], { days }: SignalRule['samePlace']): readonly Signal[] {
  const today = new Date(project.at + 8 * 3_600_000).toISOString().slice(0, 10);
  const again = others.filter((other) =>
    other.id !== project.id && other.at < project.at && other.workType === project.workType && sharesPlace(project, other) &&
    (other.warrantyUntil === null ? other.at > project.at - days * day : other.warrantyUntil >= today));
  return again.length === 0 ? [] : [{ kind: 'samePlace', evidence: { times: again.length }, numbers: again.map(({ number }) => number) }];
}

function unitPrice(project: SeenProject, others: readonly SeenProject[], { leastLines, factor }: SignalRule['unitPrice']): readonly Signal[] {
  return project.lines.flatMap(({ item, unit, unitPriceFen }): readonly Signal[] => {
    const like = (line: SeenProject['lines'][number]): boolean => line.item === item && line.unit === unit;
    const compared = others.filter((other) => other.id !== project.id && other.lines.some(like));
    const known = compared.flatMap(({ lines }) => lines.filter(like)).map((line) => line.unitPriceFen);
    if (known.length < leastLines) return [];
    const usualFen = Math.round(quantile(known, 0.5));
    return unitPriceFen <= usualFen * factor ? [] : [{ kind: 'unitPrice', evidence: { item, unit, unitPriceFen, usualFen, lines: known.length }, numbers: compared.map(({ number }) => number) }];
  });
}

function splitting(project: SeenProject, others: readonly SeenProject[], limitFen: number, { days, leastProjects, share }: SignalRule['splitting']): readonly Signal[] {
  const high = (one: SeenProject): boolean => one.amountFen <= limitFen && one.amountFen >= limitFen * share;
  if (!high(project)) return [];
  const alike = within(project, others, days).filter((other) => high(other) && other.workType === project.workType && (sharesPlace(project, other) || (project.contractorId !== null && other.contractorId === project.contractorId)));
  const totalFen = alike.reduce((sum, { amountFen }) => sum + amountFen, project.amountFen);
  if (alike.length + 1 < leastProjects || totalFen <= limitFen) return [];
  return [{ kind: 'splitting', evidence: { projects: alike.length + 1, totalFen, limitFen, days }, numbers: alike.map(({ number }) => number) }];
}

/** What is worth a second look about a project among the others of its street; `limitFen`: the largest amount its kind allows. */
export function signalsOf(project: SeenProject, others: readonly SeenProject[], limitFen: number, rule: SignalRule): readonly Signal[] {
  return [
    ...contractorShare(project, others, rule.contractorShare), ...samePlace(project, others, rule.samePlace), ...unitPrice(project, others, rule.unitPrice),
    ...splitting(project, others, limitFen, rule.splitting),
  ];
}
