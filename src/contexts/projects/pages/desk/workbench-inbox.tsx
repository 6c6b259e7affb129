import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { InboxList } from '../shared/inbox-list.tsx';

/** On the workbench: projects that wait for this person; nothing when none does. */
export function Fill(): ReactNode {
  const { t } = useTranslation('projects');
  const { data } = useApiQuery('projects.inbox', {});
  const count = data?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Panel title={t('inbox.title', { count })} extra={<LinkButton to="/projects/inbox">{t('inbox.all')}</LinkButton>}>
      <InboxList quiet most={5} />
    </Panel>
  );
}
