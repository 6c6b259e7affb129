import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from '../../shared/ids.ts';
import { callByName } from '../api/client.ts';
import type { ApiProblem } from '../api/problem.ts';

interface ActionCall {
  readonly action: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Settings {
  /** Folder name of the context: the operation is `<context>.<action>`. */
  readonly context: string;
  readonly id: string;
  /** The version the person saw; a newer one on the server refuses the action (409). */
  readonly version: number;
  readonly trackingToken?: string | undefined;
  /** Other contexts whose answers change too. */
  readonly refreshes?: readonly string[];
  readonly onDone?: (action: string, answer: unknown) => void;
}

/** Takes an action of a record's lifecycle and reads the context anew afterwards. */
export function useRecordAction(settings: Settings): UseMutationResult<unknown, ApiProblem, ActionCall> {
  const client = useQueryClient();
  const attempt = useRef<{ readonly text: string; readonly key: string } | undefined>(undefined);
  const { context, id, version, trackingToken, refreshes = [], onDone } = settings;
  return useMutation<unknown, ApiProblem, ActionCall>({
    mutationFn: ({ action, body }) => {
      const input = { params: { id }, body: { ...body, baseVersion: version } };
      const text = action + JSON.stringify(input);
      if (attempt.current?.text !== text) attempt.current = { text, key: newId() };
      return callByName(`${context}.${action}`, input, { trackingToken, idempotencyKey: attempt.current.key });
    },
    onSuccess: (answer, { action }) => {
      for (const name of [context, ...refreshes]) void client.invalidateQueries({ queryKey: [name] });
      onDone?.(action, answer);
    },
    onError: (problem) => {
      if (problem.status === 409) void client.invalidateQueries({ queryKey: [context] });
    },
  });
}
