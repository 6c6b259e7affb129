import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { PhotoGrid } from '../../../../ui/kit/photos.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { latestPending } from '../../../../ui/offline/pending.ts';
import { useOnline, useQueue } from '../../../../ui/offline/queue.ts';
import { QueueBadge } from '../../../../ui/offline/queued-work.tsx';
import { progressOf } from '../../rules.ts';
import { ProgressBar } from '../shared/progress-bar.tsx';
import { DueBadge, StandingBadge } from '../shared/sweep-badges.tsx';
import { type Checklist, type ChecklistPlace, useChecklists } from './use-checklists.ts';

function PlaceItem({ sweepId, place }: { readonly sweepId: string; readonly place: ChecklistPlace }): ReactNode {
  const pending = latestPending(useQueue(), 'sweeps.record', 'placeId', place.id);
  return (
    <ListItem
      title={place.name}
      detail={[place.placeName, place.gridName, place.address === place.name ? null : place.address].filter(Boolean).join(' · ')}
      to={`/sweeps/${sweepId}/${place.id}`}
      aside={pending ? <QueueBadge item={pending} /> : <StandingBadge place={place} />}
    />
  );
}

function Shown({ sweep }: { readonly sweep: Checklist }): ReactNode {
  const { t } = useTranslation('sweeps');
  const open = sweep.places.filter(({ accounted }) => !accounted);
  const done = sweep.places.filter(({ accounted }) => accounted);
  return (
    <>
      <Stack gap={3}>
        <Row gap={1}>
          <DueBadge sweep={sweep} />
        </Row>
        <Card>
          <Stack gap={2}>
            <Text strong>{t('field.question')}</Text>
            <p>{sweep.question}</p>
          </Stack>
        </Card>
        {sweep.examples.length > 0 ? (
          <Section title={t('field.example')}>
            <PhotoGrid photos={sweep.examples.map((id) => ({ id }))} />
          </Section>
        ) : null}
        <ProgressBar progress={progressOf(sweep.places)} />
      </Stack>
      {open.length > 0 ? (
        <Section title={t('field.open', { count: open.length })}>
          <List label={t('field.open', { count: open.length })}>
            {open.map((place) => (
              <PlaceItem key={place.id} sweepId={sweep.id} place={place} />
            ))}
          </List>
        </Section>
      ) : (
        <Note tone="done">{t('field.allDone')}</Note>
      )}
      {done.length > 0 ? (
        <Section title={t('field.looked', { count: done.length })}>
          <List label={t('field.looked', { count: done.length })}>
            {done.map((place) => (
              <PlaceItem key={place.id} sweepId={sweep.id} place={place} />
            ))}
          </List>
        </Section>
      ) : null}
    </>
  );
}

/** My places of one sweep, as big items; works from what is kept on the phone. */
export function Page(): ReactNode {
  const { t } = useTranslation('sweeps');
  const { id = '' } = useParams();
  const online = useOnline();
  const { items, loading, busy, problem, refresh } = useChecklists();
  const sweep = items.find((one) => one.id === id);
  return (
    <Frame title={sweep?.title ?? t('field.title')} back="/">
      {online ? null : <Note tone="soon">{t('field.offline')}</Note>}
      {loading ? <Skeleton block lines={8} /> : null}
      {problem ? <ErrorState problem={problem} onRetry={refresh} busy={busy} /> : null}
      {!loading && !problem && !sweep ? (
        <EmptyState
          picture="boat"
          title={t('field.gone')}
          hint={t('field.goneHint')}
          action={
            <LinkButton to="/" tone="primary">
              {t('field.back')}
            </LinkButton>
          }
        />
      ) : null}
      {sweep ? <Shown sweep={sweep} /> : null}
    </Frame>
  );
}
