import type { FastifyRequest } from 'fastify';
import { problem } from '../problem.ts';

const keyPattern = /^[\w-]{8,80}$/u;

/** The Idempotency-Key header of a write; undefined when absent, 400 when malformed. */
export function readIdempotencyKey(request: FastifyRequest): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !keyPattern.test(header)) {
    throw problem(400, 'idempotency-key-malformed', {
      detail: 'The Idempotency-Key header takes 8 to 80 letters, digits, _ or -.',
    });
  }
  return header;
}
