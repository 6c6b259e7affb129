import type { ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ReasonDialog } from './reason-dialog.tsx';

interface Props {
  readonly requestId: string;
  readonly reporterId: string;
  readonly onSeen: (full: Output<'requests.unmask'>) => void;
  readonly onClose: () => void;
}

/** Asks why somebody needs name and phone; the look is recorded with the reason. */
export function UnmaskDialog({ requestId, reporterId, onSeen, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const unmask = useApiMutation('requests.unmask', { onSuccess: onSeen });
  return (
    <ReasonDialog
      title={t('desk.reporters.unmask')}
      consequence={t('desk.reporters.unmaskHint')}
      usual={[t('desk.reporters.reasons.callback'), t('desk.reporters.reasons.address'), t('desk.reporters.reasons.visit')]}
      label={t('desk.reporters.show')}
      busy={unmask.isPending}
      problem={unmask.error}
      onSubmit={(reason) => unmask.mutate({ params: { id: requestId, reporterId }, body: { reason } })}
      onClose={onClose}
    />
  );
}
