import type { z } from 'zod';
import { type Actor, assignmentsOf, hasRoleCityWide } from '../../shared/actor.ts';
import { maskEmail } from '../../shared/mask.ts';
import { maskPhone } from '../../shared/phone.ts';
import type { Router } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { listOutbox, type outboxMessageSchema, readRetention, setRetention } from './contract.ts';
import { changeRetention, retentionFor } from './retention.ts';
import { smsParts, smsText } from './sms.ts';
import { type MessageRow, listMessages } from './store.ts';

function maskAddress({ channel, address }: MessageRow): string | null {
  if (address === null) return null;
  if (channel === 'email') return maskEmail(address);
  return channel === 'sms' ? maskPhone(address) : `${address.slice(0, 4)}****`;
}

/** Phone numbers, and the tokens of secret links, which are as good as a sign-in. */
function maskText(text: string): string {
  return text.replaceAll(/(?<!\d)1[3-9]\d{9}(?!\d)/gu, maskPhone).replaceAll(/\/(t|u|stop)\/[\w-]+/gu, '/$1/…');
}

function textOf({ channel, language, body, shortBody }: MessageRow): string | null {
  if (body === null) return null;
  return channel === 'sms' ? smsText(shortBody ?? body, language) : body;
}

function present(message: MessageRow): z.output<typeof outboxMessageSchema> {
  const text = textOf(message);
  return {
    id: message.id,
    template: message.template,
    language: message.language,
    channel: message.channel,
    recipient: maskAddress(message),
    title: message.title && maskText(message.title),
    text: text && maskText(text),
    smsParts: message.channel === 'sms' && text !== null ? smsParts(text) : null,
    subject: { type: message.subjectType, id: message.subjectId },
    state: message.state,
    sender: message.sender,
    attempts: message.attempts,
    lastError: message.lastError && maskText(message.lastError),
    createdAt: message.createdAt.toISOString(),
    finishedAt: message.finishedAt?.toISOString() ?? null,
  };
}

/** Administrators of the city read the whole outbox, those of a street what is about their places. */
function placesOf(actor: Actor): readonly string[] | null {
  if (hasRoleCityWide(actor, 'administrator')) return null;
  return assignmentsOf(actor).flatMap(({ role, placePath }) => (role === 'administrator' ? [placePath] : []));
}

/** Serves the outbox to administrators, and for how long it is kept. */
export function serveNotify(router: Router, platform: Platform): void {
  router.serve(readRetention, ({ actor }) => retentionFor(platform, actor));
  router.serve(setRetention, ({ actor, body }) => changeRetention(platform, actor, body));
  router.serve(listOutbox, async ({ actor, query: { state, channel, cursor, limit } }) => {
    const rows = await listMessages(platform.database, { placePaths: placesOf(actor), state, channel, before: cursor, limit: limit + 1 });
    const items = rows.slice(0, limit);
    return { items: items.map(present), nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  });
}
