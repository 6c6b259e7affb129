import { createTransport } from 'nodemailer';
import { type OutgoingMessage, RefusedError, type Sender } from './senders.ts';

/** Lines of plain text; nothing in a message is ever read as HTML. */
function bodyOf({ text }: OutgoingMessage): string {
  return text;
}

function isRefusal(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600;
}

/** E-mail by SMTP. The Message-ID is the same on every attempt, so that receivers can drop repeats. */
export function mailSender(options: { readonly url: string; readonly from: string }): Sender {
  const transport = createTransport({ url: options.url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 });
  const host = /@([^\s>]+)/u.exec(options.from)?.[1] ?? 'lianxin.invalid';
  return {
    name: 'smtp',
    async send(message) {
      try {
        const sent = await transport.sendMail({
          from: options.from,
          to: message.address,
          subject: message.title,
          text: bodyOf(message),
          messageId: `<${message.id}@${host}>`,
          headers: { 'auto-submitted': 'auto-generated' },
        });
        return { reference: sent.messageId };
      } catch (error) {
        throw isRefusal(error) ? new RefusedError(error instanceof Error ? error.message : String(error)) : error;
      }
    },
  };
}
