import { z } from 'zod';
import { formFieldSchema } from '../../../shared/form.ts';
import { movementKinds } from '../inputs/movement.ts';
import { movementStates } from '../lifecycle/movement.ts';
import { fundKinds, purposes } from '../rules/fund-rules.ts';
import { accounts, entryKinds } from '../rules/ledger.ts';

const fen = z.int();

export const balancesSchema = z.object({ source: fen, free: fen, reserved: fen, paid: fen, carried: fen });

const fundFields = {
  id: z.uuid(), key: z.string(), kind: z.enum(fundKinds), name: z.string(), source: z.string(), year: z.int(), divisionCode: z.string(), placeName: z.string(),
  state: z.enum(['open', 'closed']), balances: balancesSchema, entryCount: z.int(),
} as const;

export const fundSummarySchema = z.object({
  ...fundFields,
  /** The free balance is below the share the rule calls low. */
  low: z.boolean(),
  purposes: z.array(z.enum(purposes)).readonly(),
});

export const movementSchema = z.object({
  id: z.uuid(), fundId: z.uuid(), kind: z.enum(movementKinds), amountFen: fen, state: z.enum(movementStates), counters: z.int().nullable(),
  targetFundName: z.string().nullable(), basis: z.string(), remark: z.string().nullable(), entryNumber: z.int().nullable(), plannedBy: z.string().nullable(),
  createdAt: z.iso.datetime(), version: z.int(), actions: z.array(z.object({ action: z.string(), fields: z.array(formFieldSchema).readonly() })).readonly(),
});

const trialLine = z.object({ account: z.enum(accounts), debitFen: fen, creditFen: fen, balanceFen: fen });

export const fundDetailSchema = z.object({
  ...fundFields,
  low: z.boolean(),
  version: z.int(),
  rule: z.object({
    purposes: z.array(z.enum(purposes)).readonly(), twoPersonsAboveFen: fen, carryOver: z.enum(['free', 'return']), lowShare: z.number(), from: z.string(),
    source: z.object({ zh: z.string(), en: z.string() }),
  }).nullable(),
  trial: z.object({ lines: z.array(trialLine).readonly(), debitFen: fen, creditFen: fen }),
  reservations: z.array(z.object({
    id: z.uuid(), origin: z.object({ type: z.string(), id: z.uuid() }), title: z.string().nullable(), totalFen: fen, releasedFen: fen, paidFen: fen,
    returnedFen: fen, outstandingFen: fen, createdAt: z.iso.datetime(),
  })).readonly(),
  movements: z.array(movementSchema).readonly(),
  /** Given, paid and promised month by month, in fen. */
  months: z.array(z.object({ month: z.string(), paidFen: fen, reservedFen: fen })).readonly(),
  /** Open funds that what is free may be carried on to. */
  successors: z.array(z.object({ id: z.uuid(), name: z.string(), year: z.int() })).readonly(),
  mayKeep: z.boolean(),
  mayClose: z.boolean(),
});

export const entrySchema = z.object({
  number: z.int(), bookedAt: z.iso.datetime(), kind: z.enum(entryKinds), debit: z.enum(accounts), credit: z.enum(accounts), amountFen: fen,
  freeAfter: fen, reservedAfter: fen, paidAfter: fen, sourcedAfter: fen, carriedAfter: fen, counters: z.int().nullable(), counteredBy: z.int().nullable(),
  payee: z.string().nullable(), title: z.string().nullable(), origin: z.object({ type: z.string(), id: z.uuid() }).nullable(), remark: z.string().nullable(),
  byName: z.string().nullable(), counterable: z.boolean(),
});

/** Where the money went, from source over the fund to the places: nodes by name, links in fen. */
export const flowSchema = z.object({
  nodes: z.array(z.object({ name: z.string(), kind: z.enum(['source', 'fund', 'place', 'free', 'reserved', 'carried']) })).readonly(),
  links: z.array(z.object({ source: z.string(), target: z.string(), valueFen: fen })).readonly(),
});

export const publicFundSchema = z.object({
  ...fundFields,
  flow: flowSchema,
  /** Net payments by project, newest first. */
  uses: z.array(z.object({ title: z.string().nullable(), number: z.string().nullable(), placeName: z.string(), reservedFen: fen, paidFen: fen, lastAt: z.iso.datetime() })).readonly(),
  rule: z.object({ zh: z.string(), en: z.string() }).nullable(),
});

export type FundSummary = z.output<typeof fundSummarySchema>;
export type FundDetail = z.output<typeof fundDetailSchema>;
export type LedgerEntry = z.output<typeof entrySchema>;
export type FundMovement = z.output<typeof movementSchema>;
export type PublicFund = z.output<typeof publicFundSchema>;
export type FundFlow = z.output<typeof flowSchema>;
