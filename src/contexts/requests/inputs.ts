import { z } from 'zod';
import { natures } from './rules/suggestion.ts';
import { meaningfulText } from '../../shared/meaningful-text.ts';
import { ratingReasons } from './rules.ts';
import { superviseLevels } from './rules/supervision.ts';

const longText = (maximum = 2000): z.ZodString => meaningfulText(maximum).meta({ control: 'longText' });
const optionalLongText = (maximum = 2000): z.ZodOptional<z.ZodString> =>
  z.string().trim().max(maximum).meta({ control: 'longText' }).optional();
const photos = z.array(z.uuid()).max(9).meta({ control: 'photos' });

export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);

/** Where it is: a pin, a compound and building, an address in words, or only the community or street. One is enough; no map is ever needed. */
export const whereSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('point'), longitude, latitude, system: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'), note: z.string().trim().max(200).optional() }),
  z.strictObject({ kind: z.literal('compound'), compoundId: z.uuid(), building: z.string().trim().max(40).optional(), note: z.string().trim().max(200).optional() }),
  z.strictObject({ kind: z.literal('address'), text: meaningfulText(200), divisionCode: z.string().regex(/^\d{9,15}$/u).optional() }),
  z.strictObject({ kind: z.literal('division'), divisionCode: z.string().regex(/^\d{9,15}$/u) }),
]);

export const measureKinds = [
  'onSite',
  'emergencyMicroProject',
  'rapidHandlingFund',
  'emergencySpecialFund',
  'annualMicroProject',
  'handOver',
] as const;

export const rejectReasons = ['notOurs', 'unclear', 'alreadySolved', 'privateDispute', 'emergencyLine', 'other'] as const;
export const returnReasons = ['otherWorkstation', 'notInGrid', 'needsDepartment', 'incomplete', 'other'] as const;
export const priorities = ['normal', 'urgent', 'emergency'] as const;

export const extensionReasons = ['materials', 'weather', 'coordination', 'residents', 'engineering', 'other'] as const;
export const shelvingReasons = ['engineering', 'season', 'funding', 'planned', 'dispute', 'other'] as const;
export const superviseReasons = ['overdue', 'repeated', 'serious', 'public', 'other'] as const;

export const callbackOutcomes = ['reached', 'noAnswer', 'wrongNumber', 'refused'] as const;
export const unitKinds = ['department', 'squad', 'utility', 'property', 'other'] as const;
export const handOverParts = ['lead', 'assist'] as const;

const noInput = z.object({});
/** The ownership is unclear: the workstation of the place begins 属地管理. */
const territorial = z.boolean().optional();

/** What each action of a request takes. Field names are the keys of the labels in the locale files. */
export const inputs = {
  accept: z.object({ publicText: optionalLongText(), publishPhotos: z.boolean().optional() }),
  reject: z.object({ rejectReason: z.enum(rejectReasons), explanation: longText(500) }),
  dispatch: z.object({
    workstationId: z.uuid().meta({ control: 'workstation' }),
    priority: z.enum(priorities).optional(),
    instruction: optionalLongText(500),
    territorial,
  }),
  reassign: z.object({ workstationId: z.uuid().meta({ control: 'workstation' }), explanation: longText(500), territorial }),
  assign: z.object({ workstationId: z.uuid().meta({ control: 'workstation' }), explanation: longText(500), territorial }),
  acknowledge: noInput,
  return: z.object({ returnReason: z.enum(returnReasons), explanation: longText(500) }),
  siteCheck: z.object({ findings: longText(), photos }),
  plan: z.object({
    residentsViews: longText(),
    partyCommitteeView: longText(),
    partyCommitteeAgreed: z.literal(true),
    measure: longText(),
    measureKind: z.enum(measureKinds),
    plannedAmountFen: z.int().min(0).max(1_000_000_000).meta({ control: 'money' }).optional(),
    plannedUntil: z.iso.date().meta({ control: 'date' }).optional(),
  }),
  startWork: z.object({ remark: optionalLongText(500) }),
  finishStage: z.object({ summary: longText(500), photos }),
  complete: z.object({ summary: longText(), photos }),
  verify: z.object({ verification: longText(500), photos }),
  rework: z.object({ explanation: longText(500), photos: photos.optional() }),
  rate: z.object({
    level: z.int().min(1).max(5).meta({ control: 'rating' }),
    ratingReasons: z.array(z.enum([...ratingReasons.low, ...ratingReasons.high])).max(5).optional(),
    comment: optionalLongText(500),
  }),
  close: z.object({ callback: optionalLongText(500) }),
  reopen: z.object({ explanation: longText(500), photos: photos.optional() }),
  handOver: z.object({
    unitId: z.uuid().meta({ control: 'unit' }),
    part: z.enum(handOverParts),
    task: longText(1000),
    termDays: z.int().min(1).max(60).optional(),
  }),
  unitAccept: noInput,
  unitReturn: z.object({ returnReason: z.enum(returnReasons), explanation: longText(500) }),
  unitDone: z.object({ summary: longText(1000), photos }),
  revokeHandOver: z.object({ handOverId: z.uuid().meta({ control: 'handOver' }), explanation: longText(500) }),
  askExtension: z.object({ extendDays: z.int().min(1).max(60), extensionReason: z.enum(extensionReasons), explanation: longText(500), photos: photos.optional() }),
  approveExtension: z.object({ explanation: optionalLongText(500) }),
  approveFurtherExtension: z.object({ explanation: optionalLongText(500) }),
  refuseExtension: z.object({ explanation: longText(500) }),
  askShelving: z.object({
    shelvingReason: z.enum(shelvingReasons),
    reviveOn: z.iso.date().meta({ control: 'date' }),
    explanation: longText(500),
    photos: photos.optional(),
  }),
  shelve: z.object({ explanation: optionalLongText(500) }),
  refuseShelving: z.object({ explanation: longText(500) }),
  revive: z.object({ explanation: optionalLongText(500) }),
  supervise: z.object({ superviseReason: z.enum(superviseReasons), superviseLevel: z.enum(superviseLevels).optional(), instruction: optionalLongText(500) }),
  answerSupervision: z.object({ answer: longText(500), photos: photos.optional() }),
  callback: z.object({
    callbackOutcome: z.enum(callbackOutcomes),
    contacted: z.boolean().optional(),
    solved: z.enum(['yes', 'partly', 'no']).optional(),
    level: z.int().min(1).max(5).meta({ control: 'rating' }).optional(),
    comment: optionalLongText(500),
  }),
  contest: z.object({ explanation: longText(500), photos }),
  upholdContest: z.object({ explanation: longText(500) }),
  refuseContest: z.object({ explanation: longText(500) }),
  archive: z.object({ explanation: longText(500) }),
  takeUp: z.object({ remark: optionalLongText(500) }),
  withdraw: z.object({ explanation: optionalLongText(500) }),
  unjoin: z.object({ explanation: longText(500) }),
  link: z.object({ targetRequestId: z.uuid().meta({ control: 'request' }), linkReason: z.string().trim().max(200).optional() }),
  unlink: z.object({ targetRequestId: z.uuid().meta({ control: 'request' }), explanation: longText(500) }),
  split: z.object({
    splitText: longText(5000),
    categoryId: z.uuid().meta({ control: 'category' }).optional(),
    place: z.int().min(2).max(10).meta({ control: 'furtherPlace' }).optional(),
  }),
  join: z.object({ targetRequestId: z.uuid().meta({ control: 'request' }) }),
  addInformation: z.object({ information: longText(), photos: photos.optional() }),
  addPlace: z.object({ where: whereSchema.meta({ control: 'place' }), explanation: optionalLongText(500) }),
  removePlace: z.object({ place: z.int().min(2).max(10).meta({ control: 'furtherPlace' }), explanation: longText(500) }),
  reply: z.object({ message: longText(500) }),
  note: z.object({ note: longText(), photos: photos.optional() }),
  recategorise: z.object({ categoryId: z.uuid().meta({ control: 'category' }), nature: z.enum(natures).optional(), explanation: optionalLongText(500) }),
  moderate: z.object({ publicText: optionalLongText(), publishPhotos: z.boolean().optional() }),
} as const;

export type RequestAction = keyof typeof inputs;
export type InputOf<Action extends RequestAction> = z.output<(typeof inputs)[Action]>;
