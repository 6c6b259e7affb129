/** Tells the operator what went wrong: our own errors are one line each, LOG_LEVEL=debug adds where they came from. */
export function reportError(error: unknown): void {
  const detailed = process.env.LOG_LEVEL === 'debug' || process.env.LOG_LEVEL === 'trace';
  console.error(detailed || !(error instanceof Error) ? error : error.message);
}
