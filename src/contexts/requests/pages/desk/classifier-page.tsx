import { RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel, Stat, Stats } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import { TrainingWatch } from './classifier/training-watch.tsx';
import styles from './desk.module.css';

type Answer = Output<'requests.readClassifier'>;
type Training = Answer['trainings'][number];

/** Fewer cases make a share that one case more would change by a tenth. */
const fewCases = 10;

function Categories({ training }: { readonly training: Training }): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const { data } = useApiQuery('requests.listCategories', { query: { all: 'true' } }, { staleTime: 600_000 });
  const nameOf = (id: string): string => {
    const category = data?.items.find((item) => item.id === id);
    return category ? (language === 'zh' ? category.nameZh : category.nameEn) : '…';
  };
  const rows = [...training.perCategory].sort((a, b) => b.count - a.count);
  return (
    <div className={styles.sheet} tabIndex={0} role="group" aria-label={t('classifier.perCategory')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['category', 'cases', 'recall', 'precision'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`classifier.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ categoryId, count, recall, precision }) => (
            <tr key={categoryId}>
              <td>{nameOf(categoryId)}</td>
              <td>{count < fewCases ? t('classifier.few', { count }) : format.number(count)}</td>
              <td>{format.share(recall)}</td>
              <td>{format.share(precision)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Latest({ answer, training }: { readonly answer: Answer; readonly training: Training }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  if (training.hindrance !== null) {
    return <EmptyState picture="box" title={t(`classifier.hindrances.${training.hindrance}`)} hint={t('classifier.tooFewHint', { needed: answer.leastCases, count: answer.usableCases })} />;
  }
  return (
    <>
      <Stats>
        <Stat label={t('classifier.accuracy')} value={format.share(training.accuracy)} hint={t('classifier.accuracyHint')} tone={training.goodEnough ? 'done' : 'late'} />
        <Stat label={t('classifier.baseline')} value={format.share(training.baseline)} hint={t('classifier.baselineHint')} />
        <Stat label={t('classifier.macroF1')} value={format.share(training.macroF1)} />
        <Stat label={t('classifier.examples')} value={format.number(training.examples)} />
      </Stats>
      <Note tone={training.goodEnough ? 'done' : 'soon'}>{t(training.goodEnough ? 'classifier.suggests' : 'classifier.tooWeak', { margin: answer.margin })}</Note>
      <Panel title={t('classifier.perCategory')}>
        <Categories training={training} />
      </Panel>
    </>
  );
}

function History({ trainings }: { readonly trainings: readonly Training[] }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  return (
    <Panel title={t('classifier.history')}>
      <ul>
        {trainings.map(({ id, trainedAt, accuracy, hindrance, examples }) => (
          <li key={id}>
            {format.dateTime(trainedAt)} · {t('classifier.learntFrom', { count: examples })} · {hindrance === null ? format.share(accuracy) : t(`classifier.hindrances.${hindrance}`)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** 类别推荐: how well the suggested categories do, and a training by button. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { roles } = useSession();
  const [watched, setWatched] = useState<string | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.readClassifier', {});
  const train = useApiMutation('requests.trainClassifier', { onSuccess: ({ progressId }) => setWatched(progressId) });
  const latest = data?.trainings[0];
  return (
    <DeskPage
      title={t('classifier.title')}
      badges={latest ? <Text tone="muted">{t('classifier.trainedAt', { at: format.dateTime(latest.trainedAt) })}</Text> : null}
      actions={
        roles.has('administrator') || roles.has('supervisor') ? (
          <Button type="primary" icon={<RefreshCw size={16} aria-hidden />} loading={train.isPending || watched !== undefined} onClick={() => train.mutate({})}>
            {t('classifier.train')}
          </Button>
        ) : null
      }
    >
      <Stack gap={4}>
        <Text tone="muted">{t('classifier.hint')}</Text>
        {train.error ? <ErrorState problem={train.error} /> : null}
        {watched === undefined ? null : (
          <TrainingWatch
            id={watched}
            onEnd={() => {
              setWatched(undefined);
              void refetch();
            }}
          />
        )}
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
        {data && !latest ? <EmptyState picture="box" title={t('classifier.never')} hint={t('classifier.tooFewHint', { needed: data.leastCases, count: data.usableCases })} /> : null}
        {data && latest ? <Latest answer={data} training={latest} /> : null}
        {data && data.trainings.length > 1 ? <History trainings={data.trainings} /> : null}
        {!data && !error ? <Skeleton lines={12} /> : null}
      </Stack>
    </DeskPage>
  );
}
