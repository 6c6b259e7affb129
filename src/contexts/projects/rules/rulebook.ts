import data from '../data/project-rulebooks.json' with { type: 'json' };
import type { Role } from '../../../shared/actor.ts';
import type { PlainDate } from '../../../shared/time.ts';
import type { ProjectKind, WorkType } from '../inputs.ts';

/** Who may approve up to an amount, and how many different people it takes. */
export interface ApprovalLevel {
  readonly uptoFen: number;
  readonly roles: readonly Role[];
  readonly persons: 1 | 2;
}

/** The rules of micro-projects in force from a day on, with where they come from. Amounts in fen, terms in working days unless said. */
export interface Rulebook {
  readonly validFrom: PlainDate;
  readonly source: string;
  readonly kinds: Readonly<Record<ProjectKind, { readonly maximumFen: number; readonly approvalDays: number; readonly noticeDays: number }>>;
  readonly startFirst: { readonly maximumFen: number; readonly papersDays: number };
  readonly approvals: readonly ApprovalLevel[];
  readonly quotes: readonly { readonly uptoFen: number; readonly count: number }[];
  /** At least so many of so many residents asked must agree; fewer asked than `leastAsked` do not count as asked. */
  readonly support: { readonly agreed: number; readonly of: number; readonly leastAsked: number };
  /** Works of one kind at one place within so many natural days count together. */
  readonly splitting: { readonly days: number };
  /** Works a property manager owes where there is one. */
  readonly managersDuties: readonly WorkType[];
  readonly stageDays: Readonly<Record<'contract' | 'start' | 'acceptance' | 'settlement' | 'payment' | 'evaluation', number>>;
  readonly warrantyMonths: Readonly<Partial<Record<WorkType, number>>> & { readonly default: number };
  /** Natural days before its end when people are reminded of a warranty. */
  readonly warrantyReminderDays: number;
}

export const rulebooks = data as unknown as readonly Rulebook[];

/** The rulebook in force on a day. Throws when the first one begins later. */
export function rulebookOn(books: readonly Rulebook[], day: PlainDate): Rulebook {
  let found: Rulebook | undefined;
  for (const book of books) if (book.validFrom <= day && (!found || book.validFrom > found.validFrom)) found = book;
  if (!found) throw new RangeError(`no rules of micro-projects are in force on ${day}`);
  return found;
}

/** The level an amount belongs to; undefined above the highest. */
export function levelFor(book: Rulebook, amountFen: number): ApprovalLevel | undefined {
  return [...book.approvals].sort((a, b) => a.uptoFen - b.uptoFen).find(({ uptoFen }) => amountFen <= uptoFen);
}

/** How many quotes an amount needs. */
export function quotesFor(book: Rulebook, amountFen: number): number {
  const sorted = [...book.quotes].sort((a, b) => a.uptoFen - b.uptoFen);
  return (sorted.find(({ uptoFen }) => amountFen <= uptoFen) ?? sorted[sorted.length - 1])?.count ?? 1;
}

/** Months of warranty for a kind of work; 0 where there is none. */
export function warrantyMonths(book: Rulebook, workType: WorkType): number {
  return book.warrantyMonths[workType] ?? book.warrantyMonths.default;
}

/** The day so many months later; the last day of the month where that day does not exist. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  return [toYear, String(toMonth).padStart(2, '0'), String(Math.min(date, last)).padStart(2, '0')].join('-');
}
