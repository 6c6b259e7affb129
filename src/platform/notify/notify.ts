import { newId } from '../../shared/ids.ts';
import type { Transaction } from '../database/database.ts';
import { addJob } from '../jobs/add-job.ts';
import { sendJobName } from './send-message.ts';
import type { Channel } from './senders.ts';
import { insertMessage } from './store.ts';
import { type Language, type Parameters, wordMessage } from './texts.ts';

/** Who gets a message: an address as it was given for one case, or an account whose address is looked up when sending. */
export type Recipient =
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'wechat'; readonly openId: string }
  | { readonly kind: 'resident' | 'staff'; readonly id: string };

export interface Notification {
  readonly to: Recipient;
  /** `<context>.<key>`: the text is `messages.<key>` in the locale files of the context. */
  readonly template: string;
  /** Fill the texts and, for WeChat, the fields; `link` becomes the address behind the message. */
  readonly parameters: Parameters;
  /** The record the message is about. */
  readonly subject: { readonly type: string; readonly id: string };
  readonly language?: Language;
  /** Names the occasion: a second message with the same key is not written. */
  readonly key?: string;
  /** Sign-in codes and the like: the text is emptied as soon as it is sent. */
  readonly confidential?: boolean;
  /** Not sent after this moment. */
  readonly expiresAt?: Date;
  /** The place it is about, as a path in the division tree: its administrators read it in the outbox. Without one only those of the city do. */
  readonly placePath?: string;
  /** The platform's time; the machine's unless said. */
  readonly now?: Date;
}

interface Target {
  readonly recipientId: string | null;
  readonly channel: Channel | null;
  readonly address: string | null;
}

function targetOf(to: Recipient): Target {
  switch (to.kind) {
    case 'phone':
      return { recipientId: null, channel: 'sms', address: to.phone };
    case 'email':
      return { recipientId: null, channel: 'email', address: to.email };
    case 'wechat':
      return { recipientId: null, channel: 'wechat', address: to.openId };
    case 'resident':
    case 'staff':
      return { recipientId: to.id, channel: null, address: null };
  }
}

/**
 * Puts a message into the outbox within the transaction of what it tells about; it is sent once that commits.
 * Throws when the template or one of its parameters is missing.
 */
export async function notify(transaction: Transaction, notification: Notification): Promise<void> {
  const { to, template, parameters, subject, language = 'zh', now = new Date() } = notification;
  const id = newId(now.getTime());
  const written = await insertMessage(transaction, {
    id,
    key: notification.key ?? null,
    template,
    language,
    recipientKind: to.kind,
    ...targetOf(to),
    wording: wordMessage(template, language, parameters),
    parameters,
    subjectType: subject.type,
    subjectId: subject.id,
    confidential: notification.confidential ?? false,
    expiresAt: notification.expiresAt ?? null,
    createdAt: now,
    placePath: notification.placePath ?? null,
  });
  if (written) await addJob(transaction, sendJobName, { id });
}
