/** What waits to be sent from this phone. */
export interface QueuedItem {
  /** UUIDv7 made when enqueued: order of sending, and proof against double effect. */
  readonly idempotencyKey: string;
  /** Name of the API operation: `requests.report`. */
  readonly operation: string;
  readonly input: QueuedInput;
  readonly photos: readonly QueuedPhoto[];
  /** Where in the body the ids of the photos go; `photos` unless said. */
  readonly photosField: string;
  /** Shown in the list: what this is, in the person's own words. */
  readonly title: string;
  readonly enqueuedAt: number;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly attempts: number;
  /** Milliseconds; not before. */
  readonly nextAttemptAt: number;
  /** Why it was refused: context and code of the problem, worded by the screen. */
  readonly refusal?: { readonly context: string; readonly code: string; readonly status: number };
  /** The answer, kept for the receipt. */
  readonly answer?: unknown;
}

export interface QueuedInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface QueuedPhoto {
  readonly key: string;
  readonly blob: Blob;
  /** Set once it is on the server. */
  readonly id?: string;
}
