import { z } from 'zod';
import { meaningfulText } from '../../shared/meaningful-text.ts';

const longText = (maximum = 2000): z.ZodString => meaningfulText(maximum).meta({ control: 'longText' });
const optionalLongText = (maximum = 2000): z.ZodOptional<z.ZodString> => z.string().trim().max(maximum).meta({ control: 'longText' }).optional();
const photos = z.array(z.uuid()).max(9).meta({ control: 'photos' });
const amountFen = z.int().min(1).max(1_000_000_000).meta({ control: 'money' });
const date = z.iso.date().meta({ control: 'date' });
const count = z.int().min(0).max(100_000);
const paymentId = z.uuid().meta({ control: 'payment' });
const contractorId = z.uuid().meta({ control: 'contractor' });

export const projectKinds = ['emergency', 'ordinary'] as const;
export type ProjectKind = (typeof projectKinds)[number];

export const workTypes = [
  'guardrail', 'trees', 'pipes', 'walls', 'roof', 'paving', 'drainage', 'lighting', 'wiring', 'fireSafety', 'accessibility', 'planting', 'seating', 'cleaning', 'other',
] as const;
export type WorkType = (typeof workTypes)[number];

/** One line of an estimate or a final account; its amount is quantity × unit price, rounded to the fen. */
export const lineSchema = z.object({
  item: meaningfulText(60),
  /** At most two decimals count. */
  quantity: z.number().min(0.01).max(100_000),
  unit: z.string().trim().min(1).max(10),
  unitPriceFen: z.int().min(1).max(100_000_000),
});
export type Line = z.output<typeof lineSchema>;

const lines = z.array(lineSchema).min(1).max(60).meta({ control: 'lines' });

/** Where the work is: a compound, or a community or grid by its code. */
export const placeInputSchema = z.object({
  compoundId: z.uuid().optional(),
  divisionCode: z.string().regex(/^\d{9,15}$/u).optional(),
  note: z.string().trim().max(100).optional(),
});
export type PlaceInput = z.output<typeof placeInputSchema>;

/** The whole application; what is missing may be added until it is submitted. */
export const applicationSchema = z.object({
  title: meaningfulText(60),
  kind: z.enum(projectKinds),
  workType: z.enum(workTypes),
  places: z.array(placeInputSchema).min(1).max(30),
  what: optionalLongText(),
  why: optionalLongText(),
  optionsConsidered: optionalLongText(),
  beneficiaries: count.optional(),
  residentsViews: optionalLongText(),
  residentsAsked: count.optional(),
  residentsAgreed: count.optional(),
  partyCommitteeView: optionalLongText(),
  partyCommitteeAgreed: z.boolean().optional(),
  /** Is it the property manager's duty by contract or law? */
  managersDuty: z.boolean().optional(),
  /** Is it part of works planned already? */
  plannedWorks: z.boolean().optional(),
  fundId: z.uuid().meta({ control: 'fund' }).optional(),
  lines: z.array(lineSchema).max(60).meta({ control: 'lines' }).default([]),
});
export type Application = z.output<typeof applicationSchema>;

const noInput = z.object({});
const opinion = z.object({ opinion: optionalLongText(500) });
const explanation = z.object({ explanation: longText(500) });

/** What each action of a micro-project takes. Field names are the keys of the labels in the locale files. */
export const inputs = {
  revise: applicationSchema,
  submit: noInput,
  startFirst: z.object({
    danger: longText(500), amountFen, fundId: z.uuid().meta({ control: 'fund' }), contractorId, noConflict: z.literal(true), photos,
  }),
  submitPapers: noInput,
  ratify: opinion,
  returnPapers: explanation,
  approve: opinion,
  confirm: opinion,
  returnForRevision: explanation,
  refuse: explanation,
  publishNotice: noInput,
  endNotice: noInput,
  announceAfter: noInput,
  addQuote: z.object({ contractorId, amountFen, quotedOn: date, photos: photos.optional() }),
  chooseContractor: z.object({
    contractorId, amountFen, noConflict: z.literal(true), conflictStatement: longText(500), plannedStart: date, plannedEnd: date,
  }),
  startWork: z.object({ remark: optionalLongText(500), photos }),
  workNote: z.object({ workNote: longText(500), photos: photos.optional() }),
  requestChange: z.object({ amountFen, explanation: longText(500), photos: photos.optional() }),
  approveChange: opinion,
  refuseChange: explanation,
  reportDone: z.object({ summary: longText(500), photos }),
  findDefects: z.object({ defects: longText(1000), photos: photos.optional() }),
  fixDefect: z.object({ defectId: z.uuid().meta({ control: 'defect' }), remark: optionalLongText(500), photos }),
  accept: z.object({ residentsPresent: z.int().min(1).max(10_000), residentsAgreed: z.int().min(0).max(10_000), acceptanceView: longText(500), photos }),
  settle: z.object({ finalLines: lines, remark: optionalLongText(500), photos: photos.optional() }),
  pay: z.object({ amountFen, voucher: z.string().trim().max(60).optional(), remark: optionalLongText(200) }),
  recordBankReturn: z.object({ paymentId, voucher: z.string().trim().min(1).max(60), explanation: longText(500), photos: photos.optional() }),
  recordRepayment: z.object({ paymentId, amountFen, voucher: z.string().trim().min(1).max(60), explanation: longText(500), photos: photos.optional() }),
  evaluate: z.object({ level: z.int().min(1).max(5).meta({ control: 'rating' }), comment: optionalLongText(500) }),
  remindWarranty: noInput,
  close: z.object({ remark: optionalLongText(500) }),
  cancel: explanation,
} as const;

export type ProjectAction = keyof typeof inputs;
export type InputOf<Action extends ProjectAction> = z.output<(typeof inputs)[Action]>;
