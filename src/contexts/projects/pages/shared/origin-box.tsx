import { HandCoins } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { LateBadges, ProjectBadge } from './project-badge.tsx';
import { amountOf } from './project-states.ts';

interface Props {
  readonly type: 'request' | 'sweep';
  readonly id: string;
  /** Draws the frame around it; nothing is drawn when there is nothing to show. */
  readonly frame: (content: ReactNode) => ReactNode;
}

/** Beside a request or a sweep: its project, or the way to propose one. */
export function OriginBox({ type, id, frame }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const { data } = useApiQuery('projects.ofOrigin', { params: { type, id } });
  useLive([`${type}:${id}`], ['projects']);
  if (!data || (data.items.length === 0 && !data.mayPropose)) return null;
  return frame(
    <Stack gap={3}>
      {data.items.length > 0 ? (
        <List label={t('show.project')}>
          {data.items.map((project) => (
            <ListItem
              key={project.id} icon={HandCoins} to={`/projects/${project.id}`} title={project.title}
              detail={
                <>
                  <ProjectBadge state={project.state} /> <LateBadges project={project} /> <Money fen={amountOf(project)} />
                </>
              }
            />
          ))}
        </List>
      ) : null}
      {data.mayPropose ? (
        <LinkButton block tone="primary" icon={HandCoins} to={`/projects/new?${type}=${id}`}>
          {t('actions.propose')}
        </LinkButton>
      ) : null}
    </Stack>,
  );
}
