import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { latestPending } from '../../../../ui/offline/pending.ts';
import { useQueue } from '../../../../ui/offline/queue.ts';
import { QueueBadge } from '../../../../ui/offline/queued-work.tsx';
import { DueBadge, SampleBadge, VerdictBadges } from '../shared/sample-badges.tsx';
import { type Item, type Sample, useKeptSample } from '../shared/use-sample.ts';

function PendingBadge({ itemId }: { readonly itemId: string }): ReactNode {
  const pending = latestPending(useQueue(), 'samples.record', 'itemId', itemId);
  return pending ? <QueueBadge item={pending} /> : null;
}

function Part({ title, sample, items }: { readonly title: string; readonly sample: Sample; readonly items: readonly Item[] }): ReactNode {
  const language = useLanguage();
  if (items.length === 0) return null;
  return (
    <Section title={title}>
      <List label={title}>
        {items.map((item) => (
          <ListItem
            key={item.id} title={item.case.title} to={`/samples/${sample.id}/${item.id}`} badges={<><PendingBadge itemId={item.id} /><VerdictBadges item={item} /></>}
            detail={[item.case.placeName, item.case.placeName.endsWith(item.case.address ?? '') ? null : item.case.address, item.case.categoryName?.[language]].filter(Boolean).join(' · ')}
          />
        ))}
      </List>
    </Section>
  );
}

function Shown({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const open = sample.items.filter(({ verdict, mayRecord }) => verdict === null && mayRecord);
  const own = sample.items.filter(({ verdict, mayRecord }) => verdict === null && !mayRecord);
  const checked = sample.items.filter(({ verdict }) => verdict !== null);
  return (
    <>
      <Stack gap={2}>
        <Row gap={1}>
          <SampleBadge state={sample.state} />
          <DueBadge sample={sample} />
        </Row>
        <Text tone="muted">{t('progress.checked', { checked: sample.tally.checked, total: sample.tally.total })}</Text>
      </Stack>
      {open.length === 0 && sample.state === 'underWay' ? <Note tone="done">{t('field.allDone')}</Note> : null}
      <Part title={t('field.open', { count: open.length })} sample={sample} items={open} />
      <Part title={t('field.own', { count: own.length })} sample={sample} items={own} />
      <Part title={t('field.checked', { count: checked.length })} sample={sample} items={checked} />
    </>
  );
}

/** The cases of one sample, as big items. */
export function Page(): ReactNode {
  const { t } = useTranslation('samples');
  const { id = '' } = useParams();
  const { data, error, refetch, isFetching } = useKeptSample(id);
  return (
    <Frame title={data?.title ?? t('field.title')} back="/">
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {error && !data ? (
        error.status === 404 ? (
          <EmptyState picture="boat" title={t('field.gone')} hint={t('field.goneHint')} action={<LinkButton to="/" tone="primary">{t('field.back')}</LinkButton>} />
        ) : (
          <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} />
        )
      ) : null}
      {data ? <Shown sample={data} /> : null}
    </Frame>
  );
}
