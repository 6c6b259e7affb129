import type { ReactNode } from 'react';
import { DeskPage } from '../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../ui/i18n/index.ts';
import { EmptyState } from '../../ui/kit/states.tsx';
import { Slot } from '../../ui/slot.tsx';

/** 工作台: what each context puts on the person's table. */
export function WorkbenchPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <DeskPage title={t('desk.workbench')}>
      <Slot name="desk.approvals" />
      <Slot
        name="desk.workbench"
        empty={<EmptyState picture="box" title={t('desk.workbenchEmpty')} hint={t('desk.workbenchEmptyHint')} />}
      />
    </DeskPage>
  );
}
