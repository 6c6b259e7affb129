import type { ReactNode } from 'react';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { OriginBox } from '../shared/origin-box.tsx';

/** Beside a sweep: the one project for everything it found, or the button that proposes it. */
export function Fill({ recordId }: SlotProps): ReactNode {
  const { t } = useTranslation('projects');
  if (recordId === undefined) return null;
  return <OriginBox type="sweep" id={recordId} frame={(content) => <Panel title={t('show.project')}>{content}</Panel>} />;
}
