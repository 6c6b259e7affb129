import { createHmac } from 'node:crypto';
import { type IncomingHttpHeaders, createServer } from 'node:http';
import { type AddressInfo, type Socket, createServer as createTcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { mailSender } from './mail-sender.ts';
import { type OutgoingMessage, RefusedError } from './senders.ts';
import { smsSender, wechatSender } from './webhook-sender.ts';

const message: OutgoingMessage = {
  id: '01970000-0000-7000-8000-000000000001',
  template: 'requests.received',
  language: 'zh',
  address: '13812345678',
  title: '连心：有新的进展',
  text: '长的说法',
  short: '短的说法',
  parameters: { number: 'CL-2026-000123', place: '桂花新村西门路口车辆乱停放影响居民出行安全问题', link: 'https://example.cn/t/x' },
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A provider that answers as told and remembers what it got. */
async function provider(status: number, answer = ''): Promise<{ url: string; posted: Posted[] }> {
  const posted: Posted[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      posted.push({ headers: request.headers, body });
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, posted };
}

describe('text messages', () => {
  it('go signed, with the short text and an id that repeats are known by', async () => {
    const { url, posted } = await provider(200, '{"reference":"r-1"}');
    expect(await smsSender({ url, secret: 'a secret of ours' }).send(message)).toEqual({ reference: 'r-1' });
    const [{ headers, body }] = posted as [Posted];
    expect(JSON.parse(body)).toMatchObject({ id: message.id, to: '13812345678', text: '【连心】短的说法', template: 'requests.received' });
    expect(headers['idempotency-key']).toBe(message.id);
    expect(headers['x-lianxin-signature']).toBe(`sha256=${createHmac('sha256', 'a secret of ours').update(body).digest('hex')}`);
  });

  it('need no answer beyond 2xx', async () => {
    const { url } = await provider(202, 'accepted');
    expect(await smsSender({ url, secret: null }).send(message)).toEqual({ reference: null });
  });

  it.each([
    [400, true],
    [404, true],
    [422, true],
    [408, false],
    [429, false],
    [500, false],
    [503, false],
    [302, false],
  ])('answered with %i: refused for good is %s', async (status, forGood) => {
    const { url } = await provider(status);
    const error: unknown = await smsSender({ url, secret: null }).send(message).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof RefusedError).toBe(forGood);
  });
});

describe('WeChat messages', () => {
  it('have fields of at most 20 characters and the link apart', async () => {
    const { url, posted } = await provider(200);
    await wechatSender({ url, secret: null }).send(message);
    const sent = JSON.parse((posted[0] as Posted).body) as { fields: Record<string, string>; link: string };
    expect(sent.fields).toEqual({ title: '连心：有新的进展', number: 'CL-2026-000123', place: '桂花新村西门路口车辆乱停放影响居民出行…' });
    expect(Math.max(...Object.values(sent.fields).map((value) => Array.from(value).length))).toBe(20);
    expect(sent.link).toBe('https://example.cn/t/x');
  });
});

/** The least a mail server must say; `verdict` answers the recipient. */
async function mailServer(verdict: string): Promise<{ url: string; received: string[] }> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    let inData = false;
    let mail = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const lines = chunk.toString();
      if (inData) {
        mail += lines;
        if (mail.endsWith('\r\n.\r\n')) {
          inData = false;
          received.push(mail);
          socket.write('250 queued\r\n');
        }
        return;
      }
      for (const line of lines.split('\r\n').filter(Boolean)) {
        if (line.startsWith('RCPT')) socket.write(`${verdict}\r\n`);
        else if (line === 'DATA') {
          inData = true;
          socket.write('354 go on\r\n');
        } else if (line === 'QUIT') socket.end('221 bye\r\n');
        else socket.write('250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

describe('e-mail', () => {
  const mail = { ...message, address: 'wang@example.com' };

  it('goes as plain text with a message id that repeats are known by', async () => {
    const { url, received } = await mailServer('250 ok');
    const sender = mailSender({ url, from: '连心 <lianxin@example.cn>' });
    expect(await sender.send(mail)).toEqual({ reference: `<${message.id}@example.cn>` });
    expect(received[0]).toContain('To: wang@example.com');
    expect(received[0]).toContain(`Message-ID: <${message.id}@example.cn>`);
    expect(received[0]).toMatch(/Content-Type: text\/plain/u);
  });

  it.each([
    ['550 no such user', true],
    ['450 try later', false],
  ])('answered with %s: refused for good is %s', async (verdict, forGood) => {
    const { url } = await mailServer(verdict);
    const error: unknown = await mailSender({ url, from: 'a@example.cn' }).send(mail).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof RefusedError).toBe(forGood);
  });
});
