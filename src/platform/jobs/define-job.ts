import type { z } from 'zod';
import type { Logger, Platform } from '../platform.ts';

/** What a handler gets beside its payload. */
export interface JobContext {
  readonly platform: Platform;
  readonly logger: Logger;
  /** The queue's id of this job. */
  readonly jobId: string;
  /** 1 on the first run. */
  readonly attempt: number;
  /** No further attempt follows when this one fails. */
  readonly last: boolean;
  /** Aborted when the program is stopping: return soon, the job runs again later if it throws. */
  readonly signal: AbortSignal;
}

/** One kind of background work. Handlers run at least once: they must bear repetition. */
export interface JobDefinition<Payload> {
  /** `context.verb`, unique over the program. */
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly handler: (payload: Payload, context: JobContext) => Promise<void>;
  /** Attempts before the job counts as failed; waits grow from seconds to hours. 25 (about three days) unless said. */
  readonly maxAttempts?: number;
  /** Runs by itself at these minutes: a crontab line in UTC with the payload to use, one run per slot. */
  readonly schedule?: { readonly match: string; readonly payload: Payload };
}

/** A job of whatever payload, as lists of jobs hold it. */
export interface AnyJob {
  readonly name: string;
  readonly maxAttempts?: number;
  readonly schedule?: { readonly match: string; readonly payload: unknown };
  /** Validates the payload and runs the handler. */
  readonly run: (payload: unknown, context: JobContext) => Promise<void>;
}

export interface DefinedJob<Payload> extends AnyJob {
  readonly payload: z.ZodType<Payload>;
}

/** Declares a kind of background work. */
export function defineJob<Payload>(definition: JobDefinition<Payload>): DefinedJob<Payload> {
  const { handler, ...rest } = definition;
  return { ...rest, run: (payload, context) => handler(definition.payload.parse(payload), context) };
}
