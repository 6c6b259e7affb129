import { Download, Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Facts, Row, Stack } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import { MapView } from '../../../../ui/map/map-view.tsx';
import { ProgressBar } from '../shared/progress-bar.tsx';
import { resultTones, standingOf } from '../shared/results.ts';
import { DueBadge, SweepBadge } from '../shared/sweep-badges.tsx';
import { AddPlaceDialog } from './sweep/add-place-dialog.tsx';
import { FindsPanel } from './sweep/finds-panel.tsx';
import { PlacesPanel } from './sweep/places-panel.tsx';
import { StoryPanel } from './sweep/story-panel.tsx';
import styles from './sweeps.module.css';
import { useShapes } from './use-shapes.ts';

type Sweep = Output<'sweeps.read'>;

/** Done elsewhere on the page, each in its own form. */
const elsewhere = new Set(['revise', 'addPlace']);

function QuestionPanel({ sweep }: { readonly sweep: Sweep }): ReactNode {
  const { t } = useTranslation('sweeps');
  const format = useFormat();
  const { source, measure, measureKind, plannedAmountFen } = sweep;
  return (
    <Panel title={t('fields.question')}>
      <Stack gap={3}>
        <p className={styles.question}>{sweep.question}</p>
        <Facts
          facts={[
            { label: t('fields.scope'), value: [sweep.placeName, t(`plan.byOptions.${sweep.scope.by}`), sweep.scope.by === 'hand' ? null : t(`plan.managedOptions.${sweep.scope.managed}`)].filter(Boolean).join(' · ') },
            { label: t('fields.measureKind'), value: measureKind === null ? undefined : t(`options.measureKind.${measureKind}`) },
            { label: t('fields.measure'), value: measure },
            { label: t('fields.plannedAmountFen'), value: plannedAmountFen === null ? undefined : format.money(plannedAmountFen) },
          ]}
        />
        {source ? (
          <List label={t('columns.source')}>
            <ListItem title={`${t('columns.source')} ${source.number}`} detail={source.title} to={`/requests/${source.id}`} />
          </List>
        ) : null}
      </Stack>
    </Panel>
  );
}

function ProgressPanel({ sweep }: { readonly sweep: Sweep }): ReactNode {
  const shapes = useShapes(sweep.divisionCode);
  const { t } = useTranslation('sweeps');
  const pins = sweep.places.flatMap((place) =>
    place.point
      ? [{ id: place.id, position: [place.point.longitude, place.point.latitude] as const, label: place.name, detail: t(`standing.${standingOf(place)}`), tone: resultTones[standingOf(place)] }]
      : [],
  );
  return (
    <Panel title={t('progress.title')}>
      <Stack gap={3}>
        <ProgressBar progress={sweep.progress} />
        {pins.length > 0 ? <MapView label={t('progress.map')} pins={pins} shapes={shapes} height={320} /> : null}
      </Stack>
    </Panel>
  );
}

function SweepView({ sweep }: { readonly sweep: Sweep }): ReactNode {
  const { t } = useTranslation('sweeps');
  const [adding, setAdding] = useState(false);
  const { id, progress } = sweep;
  const may = (action: string): boolean => sweep.actions.some((one) => one.action === action);
  const download = (format: 'csv' | 'xlsx'): string => addressOf('sweeps.export', { params: { id, format } });
  return (
    <RecordPage
      title={`${sweep.number} ${sweep.title}`}
      badges={
        <>
          <SweepBadge state={sweep.state} />
          <DueBadge sweep={sweep} />
          <span>{sweep.placeName}</span>
        </>
      }
      actions={
        <Row gap={2}>
          {may('revise') ? (
            <LinkButton to={`/sweeps/${id}/edit`} icon={Pencil}>
              {t('actions.revise')}
            </LinkButton>
          ) : null}
          {(['csv', 'xlsx'] as const).map((format) => (
            <a key={format} href={download(format)} download>
              <Download size={16} aria-hidden /> {format.toUpperCase()}
            </a>
          ))}
        </Row>
      }
      aside={
        <>
          {sweep.state === 'running' && progress.accounted === progress.total ? <Note tone="done">{t('progress.allAccounted')}</Note> : null}
          <ActionPanel
            context="sweeps"
            id={id}
            version={sweep.version}
            actions={sweep.actions.filter(({ action }) => !elsewhere.has(action))}
            dangerous={['cancel']}
            record={sweep}
            initial={{ close: { summary: t('closeSummary', { total: progress.total, found: progress.found }) }, extend: { dueOn: sweep.dueOn } }}
          />
          {may('addPlace') ? (
            <Button block onClick={() => setAdding(true)}>
              {t('actions.addPlace')}
            </Button>
          ) : null}
          <FindsPanel sweep={sweep} />
          <Slot name="sweep.aside" recordId={id} record={sweep} />
        </>
      }
    >
      <QuestionPanel sweep={sweep} />
      <ProgressPanel sweep={sweep} />
      <PlacesPanel sweep={sweep} />
      <StoryPanel sweep={sweep} />
      {adding ? <AddPlaceDialog sweep={sweep} onClose={() => setAdding(false)} /> : null}
    </RecordPage>
  );
}

/** One sweep: how far it is, place by place, and what came of it. */
export function Page(): ReactNode {
  const { t } = useTranslation('sweeps');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('sweeps.read', { params: { id } });
  useLive([`sweep:${id}`], ['sweeps']);
  if (data) return <SweepView key={data.id} sweep={data} />;
  return (
    <DeskPage title={t('nav.sweeps')}>
      {error?.status === 404 ? (
        <EmptyState title={t('notFound')} action={<LinkButton to="/sweeps">{t('toList')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </DeskPage>
  );
}
