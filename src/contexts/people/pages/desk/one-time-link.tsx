import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../ui/kit/dialog.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import styles from '../shared/sign-in-frame.module.css';

export interface OneTimeLinkValue {
  readonly address: string;
  readonly expiresAt: string;
}

interface Props {
  readonly link: OneTimeLinkValue | undefined;
  readonly onClose: () => void;
}

/** The link to hand over, shown once: as text and as a QR code. */
export function OneTimeLink({ link, onClose }: Props): ReactNode {
  const { t } = useTranslation('people');
  const format = useFormat();
  const whole = link ? new URL(link.address, location.origin).href : '';
  return (
    <Dialog
      open={link !== undefined}
      title={t('link.title')}
      onClose={onClose}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t('link.done')}
        </Button>
      }
    >
      {link ? (
        <Stack gap={3}>
          <Text>{t('link.hint', { time: format.dateTime(link.expiresAt) })}</Text>
          <code className={styles.secret}>{whole}</code>
          <Button
            icon={Copy}
            onClick={() => {
              void navigator.clipboard.writeText(whole).then(() => showToast(t('link.copied')));
            }}
          >
            {t('link.copy')}
          </Button>
          <div className={styles.qr}>
            <QrCode text={whole} label={t('link.qrLabel')} size={200} />
          </div>
        </Stack>
      ) : null}
    </Dialog>
  );
}
