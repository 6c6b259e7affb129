import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Section } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { InboxList } from '../shared/inbox-list.tsx';
import { LateBadges, ProjectBadge, usePlaceText } from '../shared/project-badge.tsx';
import { amountOf } from '../shared/project-states.ts';

/** How many projects under way the phone keeps in full for times without a network. */
const mostKept = 12;

/** Keeps a project on this phone, so that it opens without a network, too. */
function Kept({ id }: { readonly id: string }): ReactNode {
  useApiQuery('projects.read', { params: { id } }, { offline: true, staleTime: 60_000 });
  return null;
}

/** What waits for me, then what is being done in my places. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const placeText = usePlaceText();
  const inbox = useApiQuery('projects.inbox', {}, { offline: true });
  const { data, error, refetch } = useApiQuery('projects.list', { query: { state: ['contracted', 'working', 'done'] } }, { offline: true });
  const waiting = inbox.data?.items.length ?? 0;
  return (
    <Frame title={t('field.title')} back="/">
      {waiting > 0 ? (
        <Section title={t('field.waiting')}>
          <InboxList quiet />
        </Section>
      ) : null}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton block lines={5} /> : null}
      {data && data.items.length === 0 && waiting === 0 ? <EmptyState picture="lane" title={t('field.none')} hint={t('field.noneHint')} /> : null}
      {data && data.items.length > 0 ? (
        <Section title={t('field.running')}>
          {data.items.filter(({ state }) => state !== 'done').slice(0, mostKept).map(({ id }) => <Kept key={id} id={id} />)}
          <List label={t('field.running')}>
            {data.items.map((project) => (
              <ListItem
                key={project.id} to={`/projects/${project.id}`} title={project.title} aside={<Money fen={amountOf(project)} />}
                detail={
                  <>
                    {placeText(project)} <ProjectBadge state={project.state} /> <LateBadges project={project} />
                  </>
                }
              />
            ))}
          </List>
        </Section>
      ) : null}
    </Frame>
  );
}
