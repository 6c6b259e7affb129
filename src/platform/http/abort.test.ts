import { get } from 'node:http';
import { Readable } from 'node:stream';
import Fastify from 'fastify';
import { expect, it } from 'vitest';
import { defineRoute } from '../../shared/route.ts';
import { createHttpApplication } from './application.ts';

const download = defineRoute({
  operationId: 'test.download', method: 'GET', path: '/download', summary: 'A file that never ends', access: ['public'], produces: 'text/plain',
});

it('takes a reader who goes away in the middle of a file for what it is: no error', async () => {
  const lines: string[] = [];
  const logger = Fastify({ logger: { level: 'warn', stream: { write: (line: string) => void lines.push(line) } } }).log;
  const { app, router } = await createHttpApplication({
    logger, resolveActor: async () => ({ kind: 'visitor' }), trustProxy: [], https: false, mapOrigins: [], callsPerMinute: 100, checkOutput: true,
  });
  const closed = Promise.withResolvers<void>();
  router.serve(download, async ({ reply }) => {
    const file = new Readable({ read: () => undefined, destroy: (_error, done) => (done(null), closed.resolve()) });
    file.push('the first part');
    return reply.type('text/plain').send(file);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => {
    const request = get(`${url}/download`, (response) => {
      response.on('error', () => undefined);
      response.once('data', () => {
        request.destroy();
        resolve();
      });
    });
    request.on('error', () => undefined);
  });
  await closed.promise;
  await app.close();
  expect(lines).toEqual([]);
});
