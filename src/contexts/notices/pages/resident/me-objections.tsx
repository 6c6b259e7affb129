import { MessageSquareWarning } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';

/** 我的: the way to what I objected to. */
export function Fill(): ReactNode {
  const { t } = useTranslation('notices');
  return <List><ListItem icon={MessageSquareWarning} to="/objections" title={t('own.title')} /></List>;
}
