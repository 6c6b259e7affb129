import { HandCoins } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';

/** On today's page: how many projects wait for me, and the way to all of them. */
export function Fill(): ReactNode {
  const { t } = useTranslation('projects');
  const { data } = useApiQuery('projects.inbox', {});
  const count = data?.items.length ?? 0;
  return (
    <List label={t('field.title')}>
      <ListItem icon={HandCoins} to="/projects" title={count > 0 ? t('field.toInbox', { count }) : t('field.all')} />
    </List>
  );
}
