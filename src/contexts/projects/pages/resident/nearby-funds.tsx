import { Coins } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';

/** 身边: one line that leads to where public money goes. */
export function Fill(): ReactNode {
  const { t } = useTranslation('projects');
  return (
    <List label={t('funds.public.title')}>
      <ListItem to="/funds" icon={Coins} title={t('funds.public.title')} detail={t('funds.public.nearHint')} />
    </List>
  );
}
