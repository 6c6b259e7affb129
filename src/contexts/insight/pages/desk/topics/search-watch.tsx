import { useEffect, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';

/** Waits for a search and says how it ended. */
export function SearchWatch({ id, onEnd }: { readonly id: string; readonly onEnd: () => void }): ReactNode {
  const { t } = useTranslation('insight');
  const { data } = useApiQuery('jobs.getProgress', { params: { id } }, { refetchInterval: 1000 });
  const state = data?.state;
  useEffect(() => {
    if (state === undefined || state === 'waiting' || state === 'running') return;
    showToast(t(state === 'done' ? 'topics.searched' : 'topics.notSearched'), state === 'done' ? 'done' : 'late');
    onEnd();
    // Only the end of the job ends the waiting; the functions are new on every drawing.
  }, [state]);
  return <Note>{data && data.total !== null && data.total > 1 ? t('topics.searchingOf', { done: data.done, total: data.total }) : t('topics.searching')}</Note>;
}
