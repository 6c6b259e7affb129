import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Card, Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import { CopyButton } from './copy-button.tsx';
import styles from './requests.module.css';

/** The full address of a secret link. */
export function addressOfLink(token: string): string {
  return `${location.origin}/t/${token}`;
}

/** The QR code of a matter's secret link, to scan, copy and print, with a word on whom it is for. */
export function SecretLink({ token, children }: { readonly token: string; readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation('requests');
  const address = addressOfLink(token);
  return (
    <Card>
      <Stack gap={3}>
        <div className={styles.qr}>
          <QrCode text={address} label={t('receipt.qr')} size={200} />
        </div>
        <Text>{t('receipt.qrHint')}</Text>
        <Row>
          <CopyButton text={address}>{t('receipt.copyLink')}</CopyButton>
          {children}
        </Row>
        <Note tone="soon">{t('receipt.secret')}</Note>
      </Stack>
    </Card>
  );
}
