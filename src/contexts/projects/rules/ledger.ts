/**
 * Double-entry book-keeping of one fund, in fen. `source` stands on the credit side (what was given); free, reserved, paid
 * and carried stand on the debit side (where it is now). Every entry moves one amount from a credit to a debit, so both
 * sides always agree.
 */
export const accounts = ['source', 'free', 'reserved', 'paid', 'carried'] as const;
export type Account = (typeof accounts)[number];

export const entryKinds = [
  'budget', 'topUp', 'carryIn', 'reserve', 'release', 'pay', 'return', 'carryOut', 'surrender', 'counterBudget', 'counterTopUp', 'counterPay',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
}

/** Which accounts each kind of entry moves. */
export const postings: Readonly<Record<EntryKind, Posting>> = {
  budget: { debit: 'free', credit: 'source' },
  topUp: { debit: 'free', credit: 'source' },
  carryIn: { debit: 'free', credit: 'source' },
  reserve: { debit: 'reserved', credit: 'free' },
  release: { debit: 'free', credit: 'reserved' },
  pay: { debit: 'paid', credit: 'reserved' },
  return: { debit: 'free', credit: 'paid' },
  carryOut: { debit: 'carried', credit: 'free' },
  surrender: { debit: 'source', credit: 'free' },
  counterBudget: { debit: 'source', credit: 'free' },
  counterTopUp: { debit: 'source', credit: 'free' },
  counterPay: { debit: 'reserved', credit: 'paid' },
};

/** The kinds of entries that a counter-entry may take back, with its kind; all others are undone by their own operation. */
export const counterKinds: Readonly<Partial<Record<EntryKind, EntryKind>>> = {
  budget: 'counterBudget', topUp: 'counterTopUp', pay: 'counterPay',
};

/** Entries that a closed fund no longer takes: closing ends what is given and promised, not what comes back. */
export const needsOpenFund: ReadonlySet<EntryKind> = new Set<EntryKind>(['budget', 'topUp', 'carryIn', 'reserve']);

/** The balances of a fund's accounts in fen. */
export type Balances = Readonly<Record<Account, number>>;

export const emptyBalances: Balances = { source: 0, free: 0, reserved: 0, paid: 0, carried: 0 };

/** How much an entry changes the balance of an account. */
export function changeOf(posting: Posting, amountFen: number, account: Account): number {
  const debited = posting.debit === account ? amountFen : posting.credit === account ? -amountFen : 0;
  // The source stands on the credit side: a credit makes it larger.
  return account === 'source' ? 0 - debited : debited;
}

/** The balances after an entry; undefined when an account would fall below zero or the amount is none. */
export function post(balances: Balances, kind: EntryKind, amountFen: number): Balances | undefined {
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) return undefined;
  const posting = postings[kind];
  const after = Object.fromEntries(accounts.map((account) => [account, balances[account] + changeOf(posting, amountFen, account)])) as Balances;
  return accounts.some((account) => after[account] < 0) ? undefined : after;
}

/** What was given equals what is free, reserved, paid and carried on. */
export function isBalanced({ source, free, reserved, paid, carried }: Balances): boolean {
  return source === free + reserved + paid + carried;
}

export interface TrialLine {
  readonly account: Account;
  readonly debitFen: number;
  readonly creditFen: number;
  /** On the side on which the account stands. */
  readonly balanceFen: number;
}

export interface TrialBalance {
  readonly lines: readonly TrialLine[];
  readonly debitFen: number;
  readonly creditFen: number;
}

/** The trial balance of entries: turnover per account; the sums of both sides are equal, to the fen. */
export function trialBalanceOf(turnover: readonly (Posting & { readonly amountFen: number })[]): TrialBalance {
  const sum = (side: 'debit' | 'credit', account: Account): number =>
    turnover.reduce((total, entry) => (entry[side] === account ? total + entry.amountFen : total), 0);
  const lines = accounts.map((account) => {
    const debitFen = sum('debit', account);
    const creditFen = sum('credit', account);
    return { account, debitFen, creditFen, balanceFen: account === 'source' ? creditFen - debitFen : debitFen - creditFen };
  });
  const total = (side: 'debitFen' | 'creditFen'): number => lines.reduce((all, line) => all + line[side], 0);
  return { lines, debitFen: total('debitFen'), creditFen: total('creditFen') };
}
