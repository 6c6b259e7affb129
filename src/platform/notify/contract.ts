import { z } from 'zod';
import { defineRoute } from '../../shared/route.ts';

const channelSchema = z.enum(['sms', 'email', 'wechat', 'inbox']);
const messageStateSchema = z.enum(['waiting', 'sent', 'shown', 'refused', 'expired', 'erased']);

export const outboxMessageSchema = z.object({
  id: z.uuid(),
  template: z.string(),
  language: z.enum(['zh', 'en']),
  channel: channelSchema.nullable().meta({ description: 'Null while nobody has decided how the account is reached.' }),
  recipient: z.string().nullable().meta({ description: 'Masked address; null for accounts and erased messages.' }),
  title: z.string().nullable(),
  text: z.string().nullable().meta({ description: 'What the channel shows, with phone numbers and secret links masked.' }),
  smsParts: z.int().nullable().meta({ description: 'How many text messages the carrier counts.' }),
  subject: z.object({ type: z.string(), id: z.uuid() }),
  state: messageStateSchema,
  sender: z.string().nullable().meta({ description: '"outbox" when it was only shown here because no sender is configured.' }),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});

export const listOutbox = defineRoute({
  operationId: 'notify.listOutbox',
  method: 'GET',
  path: '/api/v1/outbox',
  summary: 'What was sent or would be sent to people, newest first, personal data masked',
  access: ['administrator'],
  query: z.object({
    state: messageStateSchema.optional(),
    channel: channelSchema.optional(),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(outboxMessageSchema), nextCursor: z.string().nullable() }),
});
