import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { addressOf } from '../../../../ui/api/client.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, Panel, RecordPage, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { DueBadge, SampleBadge } from '../shared/sample-badges.tsx';
import { type Sample, useSample } from '../shared/use-sample.ts';
import { HowPanel } from './sample/how-panel.tsx';
import { ItemsPanel } from './sample/items-panel.tsx';
import { StoryPanel } from './sample/story-panel.tsx';

function Results({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const format = useFormat();
  const { tally, passed, content } = sample;
  const rate = (part: number, whole: number, proportion: Sample['passed'], hint: string) =>
    proportion === null
      ? { value: t('none'), hint }
      : { value: format.share(proportion.share), hint: t('progress.range', { part, whole, range: `${format.share(proportion.low)}–${format.share(proportion.high)}` }) };
  return (
    <Panel title={t('progress.title')}>
      <Stats>
        <Stat label={t('columns.progress')} value={t('progress.of', { part: tally.checked, whole: tally.total })} />
        <Stat label={t('options.verdict.done')} value={tally.done} />
        <Stat label={t('options.verdict.notDone')} value={tally.notDone} {...(tally.notDone > 0 ? { tone: 'late' as const } : {})} />
        <Stat label={t('options.verdict.cannotVerify')} value={tally.cannotVerify} />
        <Stat label={t('rates.passed')} {...rate(tally.done, tally.done + tally.notDone, passed, t('rates.passedHint'))} />
        <Stat label={t('rates.content')} {...rate(tally.satisfied + tally.basicallySatisfied, tally.heard, content, t('rates.contentHint'))} />
      </Stats>
    </Panel>
  );
}

function SampleView({ sample }: { readonly sample: Sample }): ReactNode {
  const { t } = useTranslation('samples');
  const { id, tally } = sample;
  return (
    <RecordPage
      title={`${sample.number} ${sample.title}`}
      badges={
        <>
          <SampleBadge state={sample.state} />
          <DueBadge sample={sample} />
          <span>{sample.placeName}</span>
          <span>{t('progress.checked', { checked: tally.checked, total: tally.total })}</span>
        </>
      }
      actions={
        <Row gap={2}>
          {(['csv', 'xlsx'] as const).map((format) => (
            <a key={format} href={addressOf('samples.export', { params: { id, format } })} download>
              <Download size={16} aria-hidden /> {format.toUpperCase()}
            </a>
          ))}
        </Row>
      }
      aside={
        <>
          {sample.state === 'underWay' && tally.checked === tally.total ? <Note tone="done">{t('progress.allChecked')}</Note> : null}
          <ActionPanel
            context="samples"
            id={id}
            version={sample.version}
            actions={sample.actions}
            dangerous={['cancel']}
            record={sample}
            initial={{ finish: { summary: t('finishSummary', { ...tally }) }, extend: { dueOn: sample.dueOn } }}
          />
          <HowPanel sample={sample} />
        </>
      }
    >
      <Results sample={sample} />
      <ItemsPanel sample={sample} />
      <StoryPanel sample={sample} />
    </RecordPage>
  );
}

/** One sample: what was found, case by case, and how it was drawn. */
export function Page(): ReactNode {
  const { t } = useTranslation('samples');
  const { id = '' } = useParams();
  const { data, error, refetch } = useSample(id);
  if (data) return <SampleView key={data.id} sample={data} />;
  return (
    <DeskPage title={t('nav.samples')}>
      {error?.status === 404 ? (
        <EmptyState title={t('notFound')} action={<LinkButton to="/samples">{t('toList')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </DeskPage>
  );
}
