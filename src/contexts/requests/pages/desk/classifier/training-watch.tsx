import { useEffect, type ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';

/** Waits for a training and says how it ended. */
export function TrainingWatch({ id, onEnd }: { readonly id: string; readonly onEnd: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  const { data } = useApiQuery('jobs.getProgress', { params: { id } }, { refetchInterval: 1000 });
  const state = data?.state;
  useEffect(() => {
    if (state === undefined || state === 'waiting' || state === 'running') return;
    showToast(t(state === 'done' ? 'classifier.trained' : 'classifier.notTrained'), state === 'done' ? 'done' : 'late');
    onEnd();
    // Only the end of the job ends the waiting; the functions are new on every drawing.
  }, [state]);
  return <Note>{t('classifier.training')}</Note>;
}
