import type { Language } from './texts.ts';

export type Channel = 'sms' | 'email' | 'wechat';

/** A message as it goes to whoever delivers it. */
export interface OutgoingMessage {
  /** The same on every attempt: providers that know it already must not deliver again. */
  readonly id: string;
  readonly template: string;
  readonly language: Language;
  readonly address: string;
  readonly title: string;
  readonly text: string;
  readonly short: string | null;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Delivers messages of one channel. Throws RefusedError when trying again is pointless, anything else to be tried again. */
export interface Sender {
  readonly name: string;
  readonly send: (message: OutgoingMessage) => Promise<{ readonly reference: string | null }>;
}

/** The provider does not take this message and never will. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** One sender per channel; a channel without one only shows its messages in the outbox. */
export type Senders = Readonly<Partial<Record<Channel, Sender>>>;
