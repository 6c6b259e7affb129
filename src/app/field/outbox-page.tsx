import type { ReactNode } from 'react';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Page } from '../../ui/kit/page.tsx';
import { QueueList } from '../../ui/offline/queue-list.tsx';

/** 待发: what waits on this phone. */
export function OutboxPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('queue.title')} back={false}>
      <QueueList />
    </Page>
  );
}
