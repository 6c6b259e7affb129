import { hasLetterOrDigit } from '../../../../shared/text.ts';
import type { Input } from '../../../../ui/api/types.ts';

export type SlipBody = Input<'intake.enterWish'>['body'];
export type Where = NonNullable<SlipBody['where']>;

/** One slip as it is typed. */
export interface SlipDraft {
  readonly text: string;
  readonly placeText: string;
  readonly where: Where | undefined;
  readonly categoryId: string | undefined;
  readonly name: string;
  readonly phone: string;
}

export const emptySlip: SlipDraft = { text: '', placeText: '', where: undefined, categoryId: undefined, name: '', phone: '' };

/** Can this slip be saved? */
export function isComplete(draft: SlipDraft): boolean {
  return hasLetterOrDigit(draft.text);
}

/** The body of the call, without empty parts; words about the place that name nothing known go along as an address. */
export function bodyOf(draft: SlipDraft, divisionCode: string): SlipBody {
  const place = draft.where ?? (hasLetterOrDigit(draft.placeText) ? { kind: 'address' as const, text: draft.placeText.trim(), divisionCode } : undefined);
  const [name, phone] = [draft.name.trim(), draft.phone.trim()];
  return { text: draft.text.trim(), ...(place ? { where: place } : {}), ...(draft.categoryId === undefined ? {} : { categoryId: draft.categoryId }), ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) };
}

/** A slip again as it was typed, to correct what was refused. */
export function draftOf(body: SlipBody): SlipDraft {
  const { text, where, categoryId, name = '', phone = '' } = body;
  return { text, where, categoryId, placeText: where?.kind === 'address' ? where.text : '', name, phone };
}
