import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section } from '../../../../ui/kit/layout.tsx';
import { List } from '../../../../ui/kit/list.tsx';
import { projectOfNotice } from '../shared/notice-project.ts';
import { ProjectRow } from './project-row.tsx';

/** On a public notice: the project it is about, where everybody may look it up. */
export function Fill(slot: SlotProps): ReactNode {
  const { t } = useTranslation('projects');
  const id = projectOfNotice(slot);
  const { data } = useApiQuery('projects.readPublic', { params: { number: id ?? '' } }, { enabled: id !== undefined });
  if (!data) return null;
  return (
    <Section title={t('public.ofNotice')}>
      <List label={t('public.ofNotice')}>
        <ProjectRow project={data} />
      </List>
    </Section>
  );
}
