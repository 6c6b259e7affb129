import { Tags } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Segmented } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { ProjectBadge, usePlaceText } from '../shared/project-badge.tsx';
import { amountOf } from '../shared/project-states.ts';
import styles from './board.module.css';
import { SignalNotes } from './signals/signal-notes.tsx';

type Item = Output<'projects.listSignals'>['items'][number];
type Kind = Item['signals'][number]['kind'];
const kinds: readonly Kind[] = ['contractorShare', 'samePlace', 'unitPrice', 'splitting'];

function Seen({ item: { project, signals } }: { readonly item: Item }): ReactNode {
  const placeText = usePlaceText();
  return (
    <Panel title={<Link to={`/projects/${project.id}`}>{project.title}</Link>} extra={<ProjectBadge state={project.state} />}>
      <Stack gap={3}>
        <Text tone="muted" size="small">{project.number} · {placeText(project)} · <Money fen={amountOf(project)} />{project.contractorName === null ? null : ` · ${project.contractorName}`}</Text>
        <SignalNotes signals={signals} />
      </Stack>
    </Panel>
  );
}

/** What is worth a second look among the projects of one's places, by kind, with its evidence; it decides nothing. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const [chosen, setChosen] = useState<Kind | 'all'>('all');
  const { data, error, refetch, isFetching } = useApiQuery('projects.listSignals', {});
  const items = (data?.items ?? []).flatMap((item) => {
    const signals = item.signals.filter(({ kind }) => chosen === 'all' || kind === chosen);
    return signals.length === 0 ? [] : [{ ...item, signals }];
  });
  const countOf = (kind: Kind): number => (data?.items ?? []).filter(({ signals }) => signals.some((one) => one.kind === kind)).length;
  return (
    <DeskPage title={t('signals.title')} actions={<LinkButton to="/projects/prices" icon={Tags}>{t('unitPrices.title')}</LinkButton>}>
      <Stack gap={4}>
        <Text tone="muted">{t('signals.intro', { count: data?.looked ?? 0 })}</Text>
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
        {!data && !error ? <Skeleton lines={8} /> : null}
        {data && data.items.length > 0 ? (
          <div className={styles.across}>
            <Segmented
              aria-label={t('signals.title')} value={chosen} onChange={(value) => setChosen(value)}
              options={[{ value: 'all' as const, label: t('board.all') }, ...kinds.map((kind) => ({ value: kind, label: `${t(`signals.kinds.${kind}`)} ${countOf(kind)}` }))]}
            />
          </div>
        ) : null}
        {data && items.length === 0 ? <EmptyState picture="wall" title={t('signals.none')} hint={t('signals.hint')} /> : null}
        {items.map((item) => <Seen key={item.project.id} item={item} />)}
        <Link to="/projects">{t('funds.page.toProjects')}</Link>
      </Stack>
    </DeskPage>
  );
}
