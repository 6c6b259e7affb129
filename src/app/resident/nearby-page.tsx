import type { ReactNode } from 'react';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Page } from '../../ui/kit/page.tsx';
import { EmptyState } from '../../ui/kit/states.tsx';
import { Slot } from '../../ui/slot.tsx';

/** 身边: what contexts show around the resident. */
export function NearbyPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('tabs.nearby')} back={false}>
      <Slot name="nearby" empty={<EmptyState picture="lane" title={t('nearby.empty')} hint={t('nearby.emptyHint')} />} />
    </Page>
  );
}
