import type { ReactNode } from 'react';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Money } from '../../../../ui/kit/values.tsx';
import { ProjectBadge } from '../shared/project-badge.tsx';
import { amountOf } from '../shared/project-states.ts';

/** In a task: the micro-project it became, if any; proposing one is written at the desk. */
export function Fill({ recordId = '' }: SlotProps): ReactNode {
  const { t } = useTranslation('projects');
  const { data } = useApiQuery('projects.ofOrigin', { params: { type: 'request', id: recordId } }, { enabled: recordId !== '' });
  if (!data || (data.items.length === 0 && !data.mayPropose)) return null;
  return (
    <Section title={t('show.project')}>
      <List label={t('show.project')}>
        {data.items.map((project) => (
          <ListItem key={project.id} to={`/projects/${project.id}`} title={project.title} detail={<ProjectBadge state={project.state} />} aside={<Money fen={amountOf(project)} />} />
        ))}
        {data.mayPropose ? <ListItem href={`/desk/projects/new?request=${recordId}`} title={t('actions.propose')} /> : null}
      </List>
    </Section>
  );
}
