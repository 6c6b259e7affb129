import { Camera, Inbox, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, Note } from '../../../../ui/kit/states.tsx';
import { sendNow, useQueue } from '../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../ui/offline/queue-types.ts';
import { RefusalNote } from '../../../../ui/offline/queued-work.tsx';
import type { Receipt } from '../../contract.ts';
import { addressOfLink } from '../shared/secret-link.tsx';
import styles from './field.module.css';

function SentReport({ receipt, fromResident }: { readonly receipt: Receipt; readonly fromResident: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Card>
      <Stack gap={3}>
        <span>
          <StateBadge tone="done">{t('field.report.sent')}</StateBadge>
        </span>
        <Facts
          facts={[
            { label: t('field.report.number'), value: receipt.number },
            { label: t('field.report.place'), value: receipt.placeName },
            { label: t('field.report.workstation'), value: receipt.workstationName },
          ]}
        />
        {fromResident ? (
          <>
            <Text>{t('field.report.forResident')}</Text>
            <div className={styles.qr}>
              <QrCode text={addressOfLink(receipt.token)} label={t('receipt.qr')} size={220} />
            </div>
          </>
        ) : null}
      </Stack>
    </Card>
  );
}

function WaitingReport({ item }: { readonly item: QueuedItem }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Card>
      <Stack gap={3}>
        <Text strong>{item.title}</Text>
        {item.refusal ? <RefusalNote item={item} words={(reason) => t('field.refused', { reason })} /> : null}
        {item.state === 'sending' ? <Note tone="active">{t('field.report.sending')}</Note> : null}
        {item.state === 'waiting' ? (
          <>
            <Note tone="soon">{t('field.report.waiting')}</Note>
            <Button icon={Send} onClick={() => void sendNow()}>
              {t('receipt.queuedNow')}
            </Button>
          </>
        ) : null}
      </Stack>
    </Card>
  );
}

/** What became of a report from the field: waiting, sending, or its number, with a code for the resident to scan. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { key = '' } = useParams();
  const item = useQueue().find(({ idempotencyKey }) => idempotencyKey === key);
  return (
    <Frame title={t('field.report.sentTitle')} back="/report">
      {item?.state === 'sent' ? <SentReport receipt={item.answer as Receipt} fromResident={item.input.body?.['channel'] === 'visit'} /> : null}
      {item && item.state !== 'sent' ? <WaitingReport item={item} /> : null}
      {item ? null : <EmptyState picture="box" title={t('ui:queue.empty')} />}
      <Stack gap={2}>
        <LinkButton to="/report" icon={Camera} block>
          {t('field.report.again')}
        </LinkButton>
        <LinkButton to="/outbox" icon={Inbox} block>
          {t('field.report.outbox')}
        </LinkButton>
      </Stack>
    </Frame>
  );
}
