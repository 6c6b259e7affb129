import { newId } from '../../shared/ids.ts';
import { operations } from './operations.generated.ts';
import { ApiProblem, problemFromResponse } from './problem.ts';
import type { CallOptions, Input, OperationId, Output } from './types.ts';

type Values = Readonly<Record<string, unknown>>;
/** An input whose operation is known only at run time. */
export interface LooseInput {
  readonly params?: Values | undefined;
  readonly query?: Values | undefined;
  readonly body?: unknown;
}

function fillPath(path: string, params: Values = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

/** Writes a query string: lists repeat their name, empty values are left out. */
export function queryString(query: Values = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) if (one !== undefined && one !== null && one !== '') search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of an operation, e.g. for a link to a download. */
export function addressOf<Id extends OperationId>(operation: Id, input: Input<Id>): string {
  const [, path] = descriptorOf(operation);
  const { params, query } = input as LooseInput;
  return fillPath(path, params) + queryString(query);
}

function descriptorOf(operation: string): readonly [method: string, path: string] {
  const descriptor = (operations as Readonly<Record<string, readonly [string, string]>>)[operation];
  if (!descriptor) throw new Error(`Unknown operation ${operation}`);
  return descriptor;
}

function headersOf(method: string, input: LooseInput, options: CallOptions): Record<string, string> {
  return {
    Accept: 'application/json',
    'X-Requested-With': 'lianxin',
    ...(method === 'GET' ? {} : { 'Idempotency-Key': options.idempotencyKey ?? newId() }),
    ...(options.trackingToken ? { 'X-Tracking-Token': options.trackingToken } : {}),
    ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

/** Fetches with a deadline; tells “no network”, “too slow” and “server not reached” apart. */
async function fetchInTime(address: string, init: RequestInit, context: string, options: CallOptions): Promise<Response> {
  const controller = new AbortController();
  const limit = options.timeout ?? (options.form ? 120_000 : 20_000);
  let tooSlow = false;
  const timer = setTimeout(() => {
    tooSlow = true;
    controller.abort();
  }, limit);
  const abort = (): void => controller.abort();
  options.signal?.addEventListener('abort', abort);
  try {
    return await fetch(address, { ...init, signal: controller.signal });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const code = tooSlow ? 'timeout' : navigator.onLine ? 'unreachable' : 'offline';
    throw new ApiProblem({ status: 0, code, context });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  return type.startsWith('text/') ? response.text() : response.blob();
}

/** Calls an operation by a name known only at run time; the offline queue and action forms use it. */
export async function callByName(operation: string, input: LooseInput, options: CallOptions = {}): Promise<unknown> {
  const [method, path] = descriptorOf(operation);
  const context = operation.split('.')[0] ?? operation;
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers: headersOf(method, input, options),
    ...(options.form ? { body: options.form } : input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  };
  const response = await fetchInTime(fillPath(path, input.params) + queryString(input.query), init, context, options);
  if (!response.ok) throw await problemFromResponse(response, context);
  return readAnswer(response);
}

/** Calls an operation of the API: typed input, typed answer, or an `ApiProblem`. */
export async function call<Id extends OperationId>(
  operation: Id,
  input: Input<Id>,
  options: CallOptions = {},
): Promise<Output<Id>> {
  return (await callByName(operation, input as LooseInput, options)) as Output<Id>;
}
