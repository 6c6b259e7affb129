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
  summary: 'What was sent or would be sent to people of one’s places, newest first, personal data masked',
  access: ['administrator'],
  query: z.object({
    state: messageStateSchema.optional(),
    channel: channelSchema.optional(),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(outboxMessageSchema), nextCursor: z.string().nullable() }),
});

const retentionFields = {
  days: z.int().min(1).max(3650).meta({ description: 'Texts and addresses are emptied this many days after a message was written.' }),
  source: z.string().trim().min(2).max(300).meta({ description: 'The rule this period comes from.' }),
};

export const retentionSchema = z.object({ ...retentionFields, validFrom: z.iso.datetime(), mayChange: z.boolean() });

export const readRetention = defineRoute({
  operationId: 'notify.readRetention',
  method: 'GET',
  path: '/api/v1/outbox/retention',
  summary: 'How long texts and addresses of messages are kept',
  access: ['administrator'],
  output: retentionSchema,
});

export const setRetention = defineRoute({
  operationId: 'notify.setRetention',
  method: 'PUT',
  path: '/api/v1/outbox/retention',
  summary: 'Set how long texts and addresses of messages are kept, from now on; for administrators of the city',
  access: ['administrator'],
  body: z.strictObject(retentionFields),
  output: retentionSchema,
});
