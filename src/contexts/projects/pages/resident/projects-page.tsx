import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Row, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { ProjectRow } from './project-row.tsx';

type Show = 'all' | 'running' | 'done';
const shows: readonly Show[] = ['all', 'running', 'done'];

/** All approved projects, newest first, with the data to take along. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const [show, setShow] = useState<Show>('all');
  const query = show === 'all' ? {} : { done: show === 'done' ? ('true' as const) : ('false' as const) };
  const list = useApiPages('projects.listPublic', { query });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Frame title={t('public.listTitle')} back="/nearby">
      <Text tone="muted">{t('public.hint')}</Text>
      <ChoiceList legend={t('fields.state')} hideLegend inline value={show} onChange={(value) => setShow(value as Show)} choices={shows.map((value) => ({ value, label: t(`public.${value}`) }))} />
      {list.error ? <ErrorState problem={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Skeleton block lines={6} /> : null}
      {list.data && items.length === 0 ? <EmptyState picture="wall" title={t('public.empty')} hint={t('public.emptyHint')} /> : null}
      {items.length > 0 ? (
        <List label={t('public.listTitle')}>
          {items.map((project) => (
            <ProjectRow key={project.id} project={project} />
          ))}
        </List>
      ) : null}
      {list.hasNextPage ? (
        <Button block busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('public.more')}
        </Button>
      ) : null}
      <Row>
        <List label={t('show.download')}>
          <ListItem icon={Download} href={addressOf('projects.exportPublic', {})} title="CSV" />
          <ListItem icon={Download} href={addressOf('projects.listPublic', { query: { limit: 100 } })} title="JSON" />
        </List>
      </Row>
    </Frame>
  );
}
