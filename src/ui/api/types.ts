import type { BodyInputOf, OutputOf, ParamsOf, QueryInputOf } from '../../shared/route.ts';
import type { Operations } from './operations.generated.ts';

/** What a route takes and gives, as the browser sees it. */
export interface OperationOf<Route> {
  readonly params: ParamsOf<Route>;
  readonly query: QueryInputOf<Route>;
  readonly body: BodyInputOf<Route>;
  readonly output: OutputOf<Route>;
}

/** Names of the API's operations: `requests.report`. */
export type OperationId = keyof Operations & string;

/** The answer of an operation. */
export type Output<Id extends OperationId> = Operations[Id]['output'];

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { readonly [Key in Name]?: undefined }
  : object extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** What a call needs: the parts its contract names, nothing else. */
export type Input<Id extends OperationId> = Part<'params', Operations[Id]['params']> &
  Part<'query', Operations[Id]['query']> &
  Part<'body', Operations[Id]['body']>;

/** Settings of one call, beside its input. */
export interface CallOptions {
  /** Repeating a call with the same key has its effect once. Made anew for each call unless given. */
  readonly idempotencyKey?: string;
  /** The secret of a tracking link: proves that the caller holds the receipt. */
  readonly trackingToken?: string | undefined;
  /** Parts of a multipart operation. */
  readonly form?: FormData;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; 20 s unless said, 120 s with `form`. */
  readonly timeout?: number;
}
