import { z } from 'zod';
import { type AnyJob, type JobContext, defineJob } from '../jobs/define-job.ts';
import type { Platform } from '../platform.ts';
import { mailSender } from './mail-sender.ts';
import { emptyOldMessages } from './retention.ts';
import { type Channel, RefusedError, type Senders } from './senders.ts';
import { type MessageRow, findMessage, markDelivered, markFailedAttempt, wipeExpired } from './store.ts';
import { smsSender, wechatSender } from './webhook-sender.ts';

export const sendJobName = 'notify.send';

export interface Address {
  readonly channel: Channel;
  readonly address: string;
}

/** Finds where an account wants its messages; undefined when only the inbox is left. */
export type ResolveAddress = (platform: Platform, account: { readonly kind: 'resident' | 'staff'; readonly id: string }) => Promise<Address | undefined>;

/** The senders that are configured. */
export function configuredSenders({ configuration }: Pick<Platform, 'configuration'>): Senders {
  const { mail, smsWebhookUrl, wechatWebhookUrl, webhookSecret: secret } = configuration;
  return {
    ...(mail ? { email: mailSender(mail) } : {}),
    ...(smsWebhookUrl === null ? {} : { sms: smsSender({ url: smsWebhookUrl, secret }) }),
    ...(wechatWebhookUrl === null ? {} : { wechat: wechatSender({ url: wechatWebhookUrl, secret }) }),
  };
}

async function addressOf(message: MessageRow, platform: Platform, resolve: ResolveAddress): Promise<Address | undefined> {
  const { channel, address, recipientKind: kind, recipientId: id } = message;
  if (address !== null && channel !== null && channel !== 'inbox') return { channel, address };
  return id !== null && (kind === 'resident' || kind === 'staff') ? resolve(platform, { kind, id }) : undefined;
}

const nothing = { channel: null, address: null, sender: null, reference: null, error: null } as const;

async function send(message: MessageRow, { platform, last, logger }: JobContext, senders: Senders, resolve: ResolveAddress): Promise<void> {
  const { database, clock } = platform;
  const at = clock.now();
  const { id, title, body } = message;
  if (message.expiresAt && message.expiresAt <= at) return markDelivered(database, id, { ...nothing, state: 'expired', channel: message.channel, at });
  const target = await addressOf(message, platform, resolve);
  if (!target) return markDelivered(database, id, { ...nothing, state: 'shown', channel: 'inbox', at });
  const sender = senders[target.channel];
  if (!sender) return markDelivered(database, id, { ...nothing, ...target, state: 'shown', sender: 'outbox', at });
  const { template, language, shortBody: short, parameters } = message;
  const ending = { ...nothing, ...target, sender: sender.name, at };
  try {
    const { reference } = await sender.send({
      id, template, language, address: target.address, title: title ?? '', text: body ?? '', short, parameters: parameters ?? {},
    });
    await markDelivered(database, id, { ...ending, state: 'sent', reference });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (error instanceof RefusedError || last) {
      logger.error({ err: error, message: id, template }, 'a message could not be sent');
      return markDelivered(database, id, { ...ending, state: 'refused', error: words });
    }
    await markFailedAttempt(database, id, words);
    throw error;
  }
}

/**
 * Background work of the notifier. Messages are sent at least once, with an id providers can recognise repeats by.
 * Without senders given, those of the configuration are used.
 */
export function notifyJobs(resolve: ResolveAddress, given?: Senders): readonly AnyJob[] {
  let senders = given;
  return [
    defineJob({
      name: sendJobName,
      payload: z.object({ id: z.uuid() }),
      maxAttempts: 12,
      async handler({ id }, context) {
        senders ??= configuredSenders(context.platform);
        const message = await findMessage(context.platform.database, id);
        if (message?.state === 'waiting') await send(message, context, senders, resolve);
      },
    }),
    defineJob({
      name: 'notify.wipe',
      payload: z.object({}),
      maxAttempts: 3,
      schedule: { match: '*/10 * * * *', payload: {} },
      handler: (_, { platform }) => wipeExpired(platform.database, platform.clock.now()),
    }),
    defineJob({
      name: 'notify.emptyOld',
      payload: z.object({}),
      maxAttempts: 3,
      // 02:40 in Shanghai.
      schedule: { match: '40 18 * * *', payload: {} },
      async handler(_, { platform, signal }) {
        await emptyOldMessages(platform, signal);
      },
    }),
  ];
}
