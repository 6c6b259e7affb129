import type { ReactNode } from 'react';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { ListItem } from '../../../../ui/kit/list.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { ProjectBadge, usePlaceText } from '../shared/project-badge.tsx';
import { amountOf } from '../shared/project-states.ts';

type Item = Output<'projects.listPublic'>['items'][number];

/** One project in a list: what, where, how far, how much. */
export function ProjectRow({ project }: { readonly project: Item }): ReactNode {
  const { t } = useTranslation('projects');
  const placeText = usePlaceText();
  return (
    <ListItem
      to={`/projects/${project.number}`} title={project.title} aside={<Money fen={amountOf(project)} />}
      detail={placeText(project)}
      badges={
        <>
          <ProjectBadge state={project.state} />
          {project.rating === null ? null : <span>{t('show.ratings', { rating: project.rating.toFixed(1), count: project.ratingCount })}</span>}
        </>
      }
    />
  );
}
