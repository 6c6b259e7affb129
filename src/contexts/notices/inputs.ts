import { z } from 'zod';
import { meaningfulText } from '../../shared/meaningful-text.ts';

const longText = (longest: number) => meaningfulText(longest).meta({ control: 'longText' });

export const noticeKinds = ['before', 'afterwards'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeFact = z.object({ label: meaningfulText(40), value: meaningfulText(300) });
/** What records that post a notice say of themselves; the label of such a fact is known in every language. */
export const factKeys = ['places', 'workType', 'amount', 'fund', 'contractor'] as const;
/** A fact as it is posted; what the office writes itself has no key. */
export const postedFact = noticeFact.extend({ key: z.enum(factKeys).optional() });
export type NoticeFact = z.output<typeof postedFact>;

/** What is posted, as the office writes it. */
export const contentFields = {
  title: meaningfulText(100),
  body: longText(4000),
  facts: z.array(noticeFact).max(20).default([]),
  /** Working days. */
  termDays: z.int().min(1).max(60),
} as const;

/** What each action of a notice takes. Field names are the keys of the labels in the locale files. */
export const inputs = {
  revise: z.object(contentFields),
  publish: z.object({}),
  object: z.object({
    text: longText(2000),
    name: z.string().trim().max(40).optional(),
    phone: z.string().trim().max(30).optional(),
  }),
  answer: z.object({
    objectionNumber: z.int().min(1),
    upheld: z.boolean(),
    answer: longText(1000),
    publishWords: z.boolean().default(false),
  }),
  close: z.object({ remark: z.string().trim().max(500).meta({ control: 'longText' }).optional() }),
  withdraw: z.object({ explanation: longText(500) }),
} as const;

export type NoticeAction = keyof typeof inputs;
export type InputOf<Action extends NoticeAction> = z.output<(typeof inputs)[Action]>;
