import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Row } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { LateBadges, usePlaceText } from './project-badge.tsx';
import { amountOf } from './project-states.ts';

/** What waits for this person, the most pressing first; each leads to the project with the form for it. */
export function InboxList({ quiet = false, most }: { readonly quiet?: boolean; readonly most?: number }): ReactNode {
  const { t } = useTranslation('projects');
  const placeText = usePlaceText();
  const { data, error, refetch } = useApiQuery('projects.inbox', {});
  if (error) return quiet ? null : <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.items.length === 0) return quiet ? null : <EmptyState picture="box" title={t('inbox.empty')} hint={t('inbox.emptyHint')} />;
  return (
    <List label={t('nav.projectInbox')}>
      {data.items.slice(0, most).map((project) => (
        <ListItem
          key={project.id}
          to={`/projects/${project.id}`}
          title={project.title}
          detail={[placeText(project), project.workstationName].filter(Boolean).join(' · ')}
          aside={
            <Row>
              <Money fen={amountOf(project)} />
              {project.waitsFor.map((action) => (
                <StateBadge key={action} tone="soon">
                  {t(`actions.${action}`)}
                </StateBadge>
              ))}
              <LateBadges project={project} />
            </Row>
          }
        />
      ))}
    </List>
  );
}
