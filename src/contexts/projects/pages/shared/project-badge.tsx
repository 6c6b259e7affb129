import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import type { ProjectSummary } from '../../contract.ts';
import { projectTones } from './project-states.ts';

/** Where a project stands. */
export function ProjectBadge({ state }: { readonly state: ProjectSummary['state'] }): ReactNode {
  const { t } = useTranslation('projects');
  return <StateBadge tone={projectTones[state]}>{t(`states.${state}`)}</StateBadge>;
}

/** What is late or still to be brought, before it is read. */
export function LateBadges({ project }: { readonly project: Pick<ProjectSummary, 'late' | 'papers'> }): ReactNode {
  const { t } = useTranslation('projects');
  const { late, papers } = project;
  return (
    <>
      {late.map((why) => (
        <StateBadge key={why} tone="late">
          {t(`late.${why}`)}
        </StateBadge>
      ))}
      {(papers === 'due' && !late.includes('papers')) || papers === 'submitted' ? <StateBadge tone="soon">{t(`papers.${papers}`)}</StateBadge> : null}
    </>
  );
}

/** The place, with how many there are besides. */
export function usePlaceText(): (project: Pick<ProjectSummary, 'placeName' | 'placeCount'>) => string {
  const { t } = useTranslation('projects');
  return ({ placeName, placeCount }) => (placeCount > 1 ? t('show.places', { place: placeName, count: placeCount }) : placeName);
}
