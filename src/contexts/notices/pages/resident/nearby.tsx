import type { ReactNode } from 'react';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Section } from '../../../../ui/kit/layout.tsx';
import { NoticeRows } from './notice-rows.tsx';

/** 身边: what is posted now; nothing where nothing is. */
export function Fill(): ReactNode {
  const { t } = useTranslation('notices');
  const { data } = useApiPages('notices.listPublic', { query: { show: 'open', limit: 3 } });
  const items = data?.pages[0]?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('list.near')} action={<LinkButton tone="quiet" to="/notices">{t('list.toAll')}</LinkButton>}>
      <NoticeRows items={items} label={t('list.near')} />
    </Section>
  );
}
