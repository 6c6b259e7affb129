import type { ReactNode } from 'react';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { InboxList } from '../shared/inbox-list.tsx';

/** What waits for my approval, acceptance or payment. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <DeskPage title={t('nav.projectInbox')}>
      <InboxList />
    </DeskPage>
  );
}
