import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type OutgoingMessage, RefusedError, type Sender } from './senders.ts';
import { smsText } from './sms.ts';

export interface WebhookOptions {
  readonly url: string;
  /** Signs the body, so that the receiver knows it comes from us. */
  readonly secret: string | null;
}

const answerSchema = z.object({ reference: z.string().max(200) });

/** Statuses after which trying again may help although they blame the sender: timeout, too early, too many. */
const passing = new Set([408, 425, 429]);

async function post({ url, secret }: WebhookOptions, id: string, content: unknown): Promise<{ reference: string | null }> {
  const body = JSON.stringify(content);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': id,
      ...(secret === null ? {} : { 'x-lianxin-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }),
    },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  if (response.ok) {
    try {
      return answerSchema.parse(JSON.parse(text));
    } catch {
      return { reference: null };
    }
  }
  const words = `The provider answered ${response.status}: ${text.slice(0, 200)}`;
  if (response.status >= 400 && response.status < 500 && !passing.has(response.status)) throw new RefusedError(words);
  throw new Error(words);
}

/**
 * Text messages by any gateway behind a small adapter: POST `{id, to, text, template, parameters}`; 2xx means taken
 * (optionally `{"reference": "…"}`), 4xx never, anything else is tried again with the same `Idempotency-Key`.
 */
export function smsSender(options: WebhookOptions): Sender {
  return {
    name: 'sms-webhook',
    send: ({ id, address, language, text, short, template, parameters }) =>
      post(options, id, { id, to: address, text: smsText(short ?? text, language), template, parameters }),
  };
}

/** WeChat cuts the fields of template messages at 20 characters. */
const longestField = 20;

function field(value: string | number): string {
  const characters = Array.from(String(value));
  return characters.length <= longestField ? characters.join('') : `${characters.slice(0, longestField - 1).join('')}…`;
}

function fieldsOf({ title, parameters }: OutgoingMessage): Record<string, string> {
  const fields: Record<string, string> = { title: field(title) };
  for (const [name, value] of Object.entries(parameters)) if (name !== 'link') fields[name] = field(value);
  return fields;
}

/** WeChat template messages by an adapter of the official account: POST `{id, to, template, fields, link}`, answers as above. */
export function wechatSender(options: WebhookOptions): Sender {
  return {
    name: 'wechat-webhook',
    send: (message) =>
      post(options, message.id, {
        id: message.id,
        to: message.address,
        template: message.template,
        fields: fieldsOf(message),
        link: message.parameters['link'] ?? null,
      }),
  };
}
