import { newId } from '../../../../../shared/ids.ts';
import { isMobilePhone } from '../../../../../shared/phone.ts';
import { hasLetterOrDigit } from '../../../../../shared/text.ts';
import { alsoAtOf, type FurtherPlaces } from '../../shared/more-places.tsx';
import type { Input } from '../../../../../ui/api/types.ts';

export type ReportBody = Input<'requests.report'>['body'];
export type Where = ReportBody['where'];
export type Relation = 'family' | 'neighbour' | 'stairwellLead' | 'gridWorker' | 'communityStaff' | 'volunteer' | 'other';

export const relations: readonly Relation[] = ['family', 'neighbour', 'stairwellLead', 'gridWorker', 'communityStaff', 'volunteer', 'other'];
export const longestText = 5000;

/** What a person has told so far; kept on the device until it is sent. */
export interface ReportDraft {
  readonly text: string;
  readonly categoryId: string | null;
  readonly where: Where | null;
  /** Further places of the same matter. */
  readonly alsoAt: FurtherPlaces;
  /** `account`: the phone the resident signed in with. */
  readonly who: 'anonymous' | 'account' | 'phone' | 'helper';
  readonly phone: string;
  readonly name: string;
  readonly helperName: string;
  readonly helperPhone: string;
  readonly relation: Relation | null;
  /** The code on the poster of a box or station that led here. */
  readonly via: string | null;
  /** The last attempt to send, so that a repeat is recognised as one, also after a reload. */
  readonly attempt: { readonly content: string; readonly key: string } | null;
}

export const emptyDraft: ReportDraft = {
  text: '', categoryId: null, where: null, alsoAt: [], who: 'anonymous', phone: '', name: '', helperName: '', helperPhone: '', relation: null, via: null, attempt: null,
};

function filled(value: string): string | undefined {
  const text = value.trim();
  return text === '' ? undefined : text;
}

function whoOf(draft: ReportDraft): NonNullable<ReportBody['who']> {
  const name = filled(draft.name);
  const phone = filled(draft.phone);
  const contact = { ...(name === undefined ? {} : { name }), ...(phone === undefined ? {} : { phone }) };
  const helperPhone = filled(draft.helperPhone);
  switch (draft.who) {
    case 'anonymous':
      return { anonymous: true };
    case 'account':
      return { anonymous: false };
    case 'phone':
      return { anonymous: false, ...contact };
    case 'helper':
      return {
        anonymous: name === undefined && phone === undefined,
        ...contact,
        helper: { name: draft.helperName.trim(), relation: draft.relation ?? 'other', ...(helperPhone === undefined ? {} : { phone: helperPhone }) },
      };
  }
}

/** The body to send, without photos; undefined while the place is missing. */
export function bodyOf(draft: ReportDraft): Omit<ReportBody, 'photos'> | undefined {
  if (!draft.where) return undefined;
  return {
    text: draft.text.trim(),
    where: draft.where,
    ...alsoAtOf(draft.alsoAt),
    who: whoOf(draft),
    ...(draft.categoryId === null ? {} : { categoryId: draft.categoryId }),
    ...(draft.via ? { via: draft.via } : {}),
  };
}

/** The key of this attempt: the same as long as the same is sent. */
export function attemptOf(draft: ReportDraft, photoKeys: readonly string[]): NonNullable<ReportDraft['attempt']> {
  const content = JSON.stringify([bodyOf(draft), photoKeys]);
  return draft.attempt?.content === content ? draft.attempt : { content, key: newId() };
}

/** What hinders the first step: a key of `report.*`. */
export function textHindrance(text: string): 'textMissing' | 'textTooLong' | undefined {
  if (!hasLetterOrDigit(text)) return 'textMissing';
  return text.trim().length > longestText ? 'textTooLong' : undefined;
}

/** What hinders the last step: a key of `report.*`. Anonymous needs nothing. */
export function whoHindrance(draft: ReportDraft): 'phoneMissing' | 'phoneWrong' | 'helperMissing' | undefined {
  const given = draft.who === 'phone' ? [draft.phone] : draft.who === 'helper' ? [draft.phone, draft.helperPhone] : [];
  if (draft.who === 'phone' && draft.phone.trim() === '') return 'phoneMissing';
  if (draft.who === 'helper' && (draft.helperName.trim() === '' || draft.relation === null)) return 'helperMissing';
  return given.some((phone) => phone.trim() !== '' && !isMobilePhone(phone)) ? 'phoneWrong' : undefined;
}

/** A draft again from a body that waited in the queue and was refused. */
export function draftOfBody(body: Partial<ReportBody>): ReportDraft {
  const { who } = body;
  const kind = who?.helper ? 'helper' : who?.phone ? 'phone' : who && !who.anonymous ? 'account' : 'anonymous';
  return {
    ...emptyDraft,
    text: body.text ?? '',
    categoryId: body.categoryId ?? null,
    where: body.where ?? null,
    alsoAt: body.alsoAt ?? [],
    who: kind,
    phone: who?.phone ?? '',
    name: who?.name ?? '',
    helperName: who?.helper?.name ?? '',
    helperPhone: who?.helper?.phone ?? '',
    relation: who?.helper?.relation ?? null,
    via: body.via ?? null,
  };
}
