import { problem } from '../problem.ts';

const unavailableCodes = new Set([
  'ECONNREFUSED',
  'ENOENT', // the Unix socket is gone
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // shutting down
  '57P02', // crashed
  '57P03', // starting up
]);

/** What callers see: trying again may help. The reason goes to the database's owner only. */
export function unavailable(reason: unknown, onError: (error: unknown) => void): Error {
  onError(reason);
  return problem(503, 'database-unavailable', { detail: 'The database cannot be reached just now; try again in a moment.' });
}

/** Whether the database was not there, rather than the statement wrong. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string') return unavailableCodes.has(error.code);
  return unavailableMessages.some((message) => error.message.startsWith(message));
}

/** node-postgres tells these apart by their text only. */
const unavailableMessages = [
  'Connection terminated',
  'Client has encountered a connection error',
  'Query read timeout',
  'timeout exceeded when trying to connect',
];
