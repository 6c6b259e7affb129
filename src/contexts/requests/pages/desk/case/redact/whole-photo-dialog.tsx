import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../../ui/i18n/index.ts';
import { Dialog } from '../../../../../../ui/kit/dialog.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import styles from './redact.module.css';

interface Props {
  readonly requestId: string;
  readonly photoId: string;
  readonly onClose: () => void;
}

/** Asks why somebody needs the photo as it was; the look is recorded with the reason. */
export function WholePhotoDialog({ requestId, photoId, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const [address, setAddress] = useState<string | undefined>(undefined);
  const unmask = useApiMutation('requests.unmaskPhoto', { onSuccess: ({ mediaType, base64 }) => setAddress(`data:${mediaType};base64,${base64}`) });
  if (address !== undefined) {
    return (
      <Dialog open wide title={t('desk.redact.whole')} onClose={onClose}>
        <img className={styles.whole} src={address} alt={t('desk.redact.photo')} />
      </Dialog>
    );
  }
  return (
    <ReasonDialog
      title={t('desk.redact.whole')}
      consequence={t('desk.reporters.unmaskHint')}
      usual={[t('desk.redact.reasons.evidence'), t('desk.redact.reasons.check')]}
      label={t('desk.redact.show')}
      busy={unmask.isPending}
      problem={unmask.error}
      onSubmit={(reason) => unmask.mutate({ params: { id: requestId, photoId }, body: { reason } })}
      onClose={onClose}
    />
  );
}
