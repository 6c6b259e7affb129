/** What the verifier can find; `docs/operations.md` explains each. */
export type FindingCode =
  | 'hash-wrong'
  | 'link-broken'
  | 'sequence-gap'
  | 'detail-changed'
  | 'erasure-without-record'
  | 'record-shorter-than-history'
  | 'history-shorter-than-record'
  | 'record-missing'
  | 'record-state-changed'
  | 'record-field-changed'
  | 'anchored-event-missing'
  | 'anchored-hash-differs'
  | 'anchor-root-wrong'
  | 'anchor-chain-broken'
  | 'file-changed'
  | 'entry-changed'
  | 'entry-missing'
  | 'entry-added'
  | 'balance-differs';

/** What is wrong with one record's history. */
export interface Finding {
  readonly subjectType: string;
  readonly subjectId: string;
  /** The event it was seen at; null when it concerns the record as a whole. */
  readonly sequence: number | null;
  readonly code: FindingCode;
  /** The part of the record it concerns where it has numbered parts, e.g. entry 12 of a ledger. */
  readonly part?: number;
}

/** What a comparison of a record with its history found: a code, or a code with the event and the part it concerns. */
export type Difference = FindingCode | { readonly code: FindingCode; readonly sequence: number | null; readonly part: number };
