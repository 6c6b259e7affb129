import { hasLetterOrDigit } from '../../../../../shared/text.ts';
import type { Input } from '../../../../../ui/api/types.ts';

export type EnterBody = Input<'requests.enter'>['body'];
export type Where = EnterBody['where'];
type Helper = NonNullable<NonNullable<EnterBody['who']>['helper']>;

/** What the clerk has typed so far of one request. */
export interface EntryDraft {
  readonly text: string;
  readonly where: Where | undefined;
  /** Further places of the same matter. */
  readonly alsoAt: readonly (Where | undefined)[];
  /** 诉求性质; empty: as the words suggest. */
  readonly nature: EnterBody['nature'] | undefined;
  readonly categoryId: string | undefined;
  readonly anonymous: boolean;
  readonly name: string;
  readonly phone: string;
  readonly helped: boolean;
  readonly helperName: string;
  readonly helperPhone: string;
  readonly relation: Helper['relation'] | '';
}

export const emptyDraft: EntryDraft = {
  text: '',
  where: undefined,
  alsoAt: [],
  nature: undefined,
  categoryId: undefined,
  anonymous: false,
  name: '',
  phone: '',
  helped: false,
  helperName: '',
  helperPhone: '',
  relation: '',
};

/** What stays from one entry to the next on a contact day. */
export interface Session {
  readonly channel: EnterBody['channel'];
  readonly channelNote: string;
}

/** Whether a place says enough to be sent. */
export function isComplete(where: Where | undefined): where is Where {
  return where !== undefined && (where.kind !== 'address' || hasLetterOrDigit(where.text));
}

/** Names of the fields that still hinder sending. */
export type Hindrance = 'text' | 'where' | 'who' | 'helper';

/** What is missing before the request can be sent; the server checks again. */
export function hindrancesOf(draft: EntryDraft): readonly Hindrance[] {
  const found: Hindrance[] = [];
  if (!hasLetterOrDigit(draft.text)) found.push('text');
  if (!isComplete(draft.where)) found.push('where');
  if (!draft.anonymous && draft.name.trim() === '' && draft.phone.trim() === '') found.push('who');
  if (draft.helped && (draft.helperName.trim() === '' || draft.relation === '')) found.push('helper');
  return found;
}

/** A complete draft as the body of the call. */
export function bodyOf(draft: EntryDraft, where: Where, session: Session, photos: readonly string[]): EnterBody {
  const { text, categoryId, anonymous, helped, relation } = draft;
  const alsoAt = draft.alsoAt.filter(isComplete);
  const filled = (value: string, key: 'name' | 'phone') => (value.trim() === '' ? {} : { [key]: value.trim() });
  const helper = helped && relation !== '' ? { helper: { name: draft.helperName.trim(), relation, ...filled(draft.helperPhone, 'phone') } } : {};
  return {
    text: text.trim(),
    where,
    ...(alsoAt.length === 0 ? {} : { alsoAt }),
    ...(draft.nature === undefined ? {} : { nature: draft.nature }),
    photos: [...photos],
    channel: session.channel,
    ...(session.channelNote.trim() === '' ? {} : { channelNote: session.channelNote.trim() }),
    ...(categoryId === undefined ? {} : { categoryId }),
    who: anonymous ? { anonymous, ...helper } : { anonymous, ...filled(draft.name, 'name'), ...filled(draft.phone, 'phone'), ...helper },
  };
}
