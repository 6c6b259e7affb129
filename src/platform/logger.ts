import { fastify } from 'fastify';
import type { LogLevel } from './config.ts';
import type { Logger } from './platform.ts';

/** The program's log: one JSON object a line on standard error, so that standard output stays for people. */
export function createLogger(level: LogLevel): Logger {
  // The web server's own logger, made apart from a server because the database starts first.
  return fastify({ logger: { level, stream: process.stderr } }).log;
}
