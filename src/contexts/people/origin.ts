import type { FastifyRequest } from 'fastify';
import { deviceName } from './rules.ts';

/** Where a call comes from, as far as sessions and limits need it. */
export interface Origin {
  readonly address: string;
  readonly device: string;
}

/** Reads the origin of a request; addresses behind a proxy are the server's business. */
export function originOf(request: FastifyRequest): Origin {
  return { address: request.ip, device: deviceName(request.headers['user-agent']) };
}
