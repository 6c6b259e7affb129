import { Bell, ClipboardList, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';

/** 我的: the ways to what I reported. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <List>
      <ListItem icon={ClipboardList} to="/mine" title={t('mine.title')} />
      <ListItem icon={Bell} to="/follows" title={t('follow.title')} />
      <ListItem icon={Search} to="/track" title={t('track.title')} />
    </List>
  );
}
