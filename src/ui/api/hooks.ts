import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  type InfiniteData,
} from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from '../../shared/ids.ts';
import { readKept } from '../offline/kept-answers.ts';
import { call, callByName, type LooseInput } from './client.ts';
import { ApiProblem } from './problem.ts';
import type { CallOptions, Input, OperationId, Output } from './types.ts';

/** Key of an operation's answers in the cache: its context, its name, its input. */
export function queryKey(operation: string, input?: unknown): readonly unknown[] {
  const context = operation.split('.')[0];
  return input === undefined ? [context, operation] : [context, operation, input];
}

/** The cache of a face: answers are fresh for 30 s; only calls worth repeating are repeated, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof ApiProblem && error.retryable && error.code !== 'offline',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

interface QueryOptions {
  readonly enabled?: boolean;
  readonly staleTime?: number;
  readonly refetchInterval?: number;
  readonly trackingToken?: string | undefined;
  /** Shows the earlier answer while the next one loads: for lists whose filters change. */
  readonly keepPrevious?: boolean;
  /** Keeps the answer on this device and shows it when there is no network (field face). */
  readonly offline?: boolean;
}

/** Reads through the cache. Shows `data`, `error` (an ApiProblem), `isPending`, `refetch`. */
export function useApiQuery<Id extends OperationId>(
  operation: Id,
  input: Input<Id>,
  options: QueryOptions = {},
): UseQueryResult<Output<Id>, ApiProblem> {
  const { trackingToken, keepPrevious, offline, ...rest } = options;
  return useQuery<Output<Id>, ApiProblem>({
    // Two secret links are two answers.
    queryKey: trackingToken === undefined ? queryKey(operation, input) : [...queryKey(operation, input), trackingToken],
    queryFn: ({ signal }) => {
      const read = (): Promise<Output<Id>> => call(operation, input, { signal, trackingToken });
      return offline ? readKept(`${operation} ${JSON.stringify(input)}`, read) : read();
    },
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...rest,
  });
}

/** Reads a keyset-paged list page after page; the answer names the next page in `nextCursor` (null at the end). */
export function useApiPages<Id extends OperationId>(
  operation: Id,
  input: Input<Id>,
  options: { readonly enabled?: boolean } = {},
): UseInfiniteQueryResult<InfiniteData<Output<Id>, string | undefined>, ApiProblem> {
  return useInfiniteQuery({
    queryKey: [...queryKey(operation, input), 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const { query } = input as { readonly query?: object };
      return call(operation, { ...input, query: { ...query, cursor: pageParam } }, { signal });
    },
    getNextPageParam: (page) => (page as { readonly nextCursor?: string | null }).nextCursor ?? undefined,
    ...options,
  });
}

interface MutationOptions<Id extends OperationId> {
  /** Contexts or operations whose answers are read anew afterwards; the operation's own context always is. */
  readonly refreshes?: readonly string[];
  readonly onSuccess?: (output: Output<Id>) => void | Promise<void>;
  readonly onError?: (problem: ApiProblem) => void;
}

/** A write. The idempotency key stays the same while the same input is sent again, so a double tap has one effect. */
export function useApiMutation<Id extends OperationId>(
  operation: Id,
  options: MutationOptions<Id> = {},
): UseMutationResult<Output<Id>, ApiProblem, Input<Id> & CallOptions> {
  const client = useQueryClient();
  const attempt = useRef<{ readonly input: string; readonly key: string } | undefined>(undefined);
  return useMutation<Output<Id>, ApiProblem, Input<Id> & CallOptions>({
    mutationFn: async (variables) => {
      const { idempotencyKey, trackingToken, form, signal, timeout, ...input } = variables;
      const text = JSON.stringify(input);
      if (attempt.current?.input !== text) attempt.current = { input: text, key: newId() };
      const callOptions = {
        idempotencyKey: idempotencyKey ?? attempt.current.key,
        trackingToken,
        signal,
        ...(form ? { form } : {}),
        ...(timeout === undefined ? {} : { timeout }),
      };
      return (await callByName(operation, input as LooseInput, callOptions)) as Output<Id>;
    },
    onSuccess: async (output) => {
      attempt.current = undefined;
      for (const key of [operation.split('.')[0] ?? operation, ...(options.refreshes ?? [])]) {
        void client.invalidateQueries({ queryKey: key.includes('.') ? queryKey(key) : [key] });
      }
      await options.onSuccess?.(output);
    },
    ...(options.onError ? { onError: options.onError } : {}),
  });
}

/** Reads the answers of some contexts anew: after something reached the server another way than through a mutation. */
export function useRefresh(): (contexts: readonly string[]) => void {
  const client = useQueryClient();
  return (contexts) => {
    for (const context of contexts) void client.invalidateQueries({ queryKey: [context] });
  };
}
