import type { ReactNode } from 'react';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Page } from '../../ui/kit/page.tsx';
import { EmptyState } from '../../ui/kit/states.tsx';
import { Slot } from '../../ui/slot.tsx';

/** 消息: what was sent to the resident. */
export function MessagesPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('tabs.messages')} back={false}>
      <Slot name="messages" empty={<EmptyState picture="box" title={t('messages.empty')} hint={t('messages.emptyHint')} />} />
    </Page>
  );
}
