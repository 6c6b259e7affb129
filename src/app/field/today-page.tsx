import type { ReactNode } from 'react';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Page } from '../../ui/kit/page.tsx';
import { EmptyState, Note } from '../../ui/kit/states.tsx';
import { NightSwitch } from '../../ui/kit/switches.tsx';
import { useOnline } from '../../ui/offline/queue.ts';
import { Slot } from '../../ui/slot.tsx';

/** 今日: what each context has for this person today. */
export function TodayPage(): ReactNode {
  const { t } = useTranslation();
  const online = useOnline();
  return (
    <Page title={t('field.today')} back={false} action={<NightSwitch />}>
      {online ? null : <Note tone="soon">{t('queue.offline')}</Note>}
      <Slot name="field.today" empty={<EmptyState picture="boat" title={t('field.todayEmpty')} hint={t('field.todayEmptyHint')} />} />
    </Page>
  );
}
