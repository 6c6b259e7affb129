import type { ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { Reporter } from './types.ts';

interface Props {
  readonly requestId: string;
  readonly reporter: Reporter;
  readonly onClose: () => void;
}

/** Erases a reporter's personal data on lawful demand; says before what goes and what stays. */
export function EraseDialog({ requestId, reporter, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const erase = useApiMutation('requests.eraseReporter', {
    onSuccess: () => {
      showToast(t('desk.reporters.erased'));
      onClose();
    },
  });
  return (
    <ReasonDialog
      danger
      title={t('desk.reporters.eraseTitle', { name: reporter.name ?? t('desk.reporters.anonymous') })}
      consequence={t('desk.reporters.eraseHint')}
      usual={[t('desk.reporters.reasons.demand'), t('desk.reporters.reasons.expired')]}
      label={t('desk.reporters.eraseNow')}
      busy={erase.isPending}
      problem={erase.error}
      onSubmit={(reason) => erase.mutate({ params: { id: requestId, reporterId: reporter.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}
