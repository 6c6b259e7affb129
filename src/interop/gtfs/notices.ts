/** One finding about a feed; codes and severities are those of the canonical GTFS validator. */
export interface Notice {
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly file: string;
  /** Line in the file, the header being line 1. */
  readonly line: number;
  readonly field: string;
  readonly value: string;
}

export const error = (code: string, file: string, line: number, field: string, value: string): Notice => ({
  code, severity: 'ERROR', file, line, field, value,
});

export const warning = (code: string, file: string, line: number, field: string, value: string): Notice => ({
  ...error(code, file, line, field, value), severity: 'WARNING',
});
