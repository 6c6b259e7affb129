import { useEffect } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { ApiProblem } from '../../../../ui/api/problem.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useQueue } from '../../../../ui/offline/queue.ts';

export type Checklist = Output<'sweeps.checklist'>['items'][number];
export type ChecklistPlace = Checklist['places'][number];

interface Checklists {
  readonly items: readonly Checklist[];
  readonly loading: boolean;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly refresh: () => void;
}

/** My part of the running sweeps; kept on this phone for times without a network. */
export function useChecklists(): Checklists {
  const { data, error, refetch, isPending, isFetching } = useApiQuery('sweeps.checklist', {}, { offline: true, refetchInterval: 60_000 });
  const items = data?.items ?? [];
  const refresh = (): void => void refetch();
  useLive(items.slice(0, 20).map(({ id }) => `sweep:${id}`), ['sweeps.checklist']);
  const answered = useQueue().filter(({ operation, state }) => operation === 'sweeps.record' && (state === 'sent' || state === 'refused')).length;
  useEffect(() => {
    if (answered > 0) refresh();
    // Only the number of answered things counts; `refresh` is new on every drawing.
  }, [answered]);
  return { items, loading: isPending, busy: isFetching, problem: data ? undefined : (error ?? undefined), refresh };
}
