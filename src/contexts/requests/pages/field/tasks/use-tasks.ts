import { useEffect } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { keepPhotos } from '../../../../../ui/offline/kept-photos.ts';
import { useAfterSending } from '../../../../../ui/offline/pending.ts';

type Tasked = Output<'requests.tasks'>;

/** A case as the field shows it. */
export type Task = Output<'requests.read'> & {
  /** From the list of tasks: what can be done in the states one’s own actions lead to. */
  readonly outlook?: Tasked['items'][number]['outlook'];
  readonly forms?: Tasked['forms'];
};

/** Photos of each task kept on the phone. */
const photosKept = 3;

interface Tasks {
  readonly tasks: readonly Task[];
  readonly loading: boolean;
  readonly refreshing: boolean;
  readonly problem: ApiProblem | undefined;
  readonly refresh: () => void;
}

/** My tasks with everything needed on site; kept on this phone for times without a network. */
export function useTasks(): Tasks {
  const { data, error, refetch, isPending, isFetching } = useApiQuery('requests.tasks', { query: {} }, { offline: true, refetchInterval: 60_000 });
  const tasks = (data?.items ?? []).map((item): Task => ({ ...item, forms: data?.forms ?? {} }));
  const refresh = (): void => void refetch();
  useLive(tasks.slice(0, 28).map(({ id }) => `request:${id}`), ['requests.tasks']);
  useAfterSending(refresh);
  const photos = tasks.flatMap((task) => task.photos.slice(0, photosKept).map(({ id }) => id)).join(',');
  useEffect(() => {
    if (navigator.onLine) void keepPhotos(photos === '' ? [] : photos.split(',')).catch(() => undefined);
  }, [photos]);
  return { tasks, loading: isPending, refreshing: isFetching, problem: data ? undefined : (error ?? undefined), refresh };
}

/** One task: from the kept list, else asked for by itself (a case done, or given to somebody else). */
export function useTask(id: string): Omit<Tasks, 'tasks'> & { readonly task: Task | undefined } {
  const { tasks, ...list } = useTasks();
  const listed = tasks.find((task) => task.id === id);
  const single = useApiQuery('requests.read', { params: { id } }, { offline: true, enabled: !listed && !list.loading });
  const refreshSingle = (): void => {
    list.refresh();
    if (!listed) void single.refetch();
  };
  useLive([`request:${id}`], ['requests.read']);
  useAfterSending(refreshSingle);
  return {
    ...list,
    task: listed ?? single.data,
    loading: !listed && (list.loading || single.isPending),
    problem: listed ? undefined : (single.error ?? undefined),
    refresh: refreshSingle,
  };
}
