import { useApiPages } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import { useQueueRunner } from '../../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { useSession } from '../../../../../ui/session.tsx';
import { type RememberedLink, useLinks } from '../../shared/links.ts';
import { useCollectSent, useWaitingReports } from '../../shared/use-collect-sent.ts';
import { type Matter, matterOfSummary } from './matter.ts';

interface Matters {
  /** Of the signed-in resident. */
  readonly own: readonly Matter[];
  /** Remembered on this device and not among those. */
  readonly links: readonly RememberedLink[];
  /** Not sent yet. */
  readonly waiting: readonly QueuedItem[];
  readonly loading: boolean;
  readonly problem: unknown;
  readonly retry: () => void;
  readonly more: (() => void) | undefined;
  readonly empty: boolean;
}

/** All that this person reported, as far as sign-in and this device know. */
export function useMatters(limit = 20): Matters {
  const signedIn = useSession().kind === 'resident';
  const list = useApiPages('requests.listMine', { query: { limit } }, { enabled: signedIn });
  const summaries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const known = new Set(summaries.map(({ number }) => number));
  const links = useLinks().filter(({ number }) => !known.has(number));
  const waiting = useWaitingReports();
  useQueueRunner();
  useCollectSent();
  useLive(summaries.slice(0, 20).map(({ id }) => `request:${id}`), ['requests.listMine']);
  const loading = signedIn && list.isPending;
  return {
    own: summaries.map(matterOfSummary),
    links,
    waiting,
    loading,
    problem: list.error ?? undefined,
    retry: () => void list.refetch(),
    more: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
    empty: !loading && !list.error && summaries.length === 0 && links.length === 0 && waiting.length === 0,
  };
}
