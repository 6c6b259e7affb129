import type { Params } from './model.ts';

export type FareErrorCode =
  | 'unknown-network'
  | 'unknown-station'
  | 'unknown-medium'
  | 'invalid-time'
  | 'invalid-rider'
  | 'exit-before-entry'
  | 'calendar-not-published'
  | 'network-not-available'
  | 'tariff-not-available';

/** A question that cannot be answered: a stable code, the input field at fault and what the asker may try instead. */
export class FareError extends Error {
  readonly code: FareErrorCode;
  readonly field: string;
  readonly params: Params;

  constructor(code: FareErrorCode, field: string, params: Params = {}) {
    super(`${code}: ${field}`);
    this.name = 'FareError';
    this.code = code;
    this.field = field;
    this.params = params;
  }
}
