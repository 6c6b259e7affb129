import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import type { SlotProps } from '../../../../ui/faces.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { projectOfNotice } from '../shared/notice-project.ts';
import { LateBadges, ProjectBadge } from '../shared/project-badge.tsx';
import { amountOf } from '../shared/project-states.ts';

/** Beside a notice: the project it is about, where it stands and what it costs. */
export function Fill(slot: SlotProps): ReactNode {
  const { t } = useTranslation('projects');
  const id = projectOfNotice(slot);
  const { data } = useApiQuery('projects.read', { params: { id: id ?? '' } }, { enabled: id !== undefined });
  if (!data) return null;
  return (
    <Panel title={t('public.ofNotice')}>
      <List label={t('public.ofNotice')}>
        <ListItem
          to={`/projects/${data.id}`} title={data.title} aside={<Money fen={amountOf(data)} />} detail={data.number}
          badges={<><ProjectBadge state={data.state} /><LateBadges project={data} /></>}
        />
      </List>
    </Panel>
  );
}
