import { fastify } from 'fastify';
import type { LogLevel } from './config.ts';
import type { Logger } from './platform.ts';

/** The program's log: one JSON object a line on standard error, so that standard output stays for people. */
export function createLogger(level: LogLevel): Logger {
  // The web server's own logger, made apart from a server because the database starts first.
  return fastify({ logger: { level, stream: process.stderr, serializers: { err: describeError } } }).log;
}

/** Only what is known to be harmless: errors of the database carry their whole connection with them. */
function describeError(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '', cause } = error;
  return {
    type: name,
    message,
    stack,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(cause instanceof Error ? { cause: cause.message } : {}),
  };
}
