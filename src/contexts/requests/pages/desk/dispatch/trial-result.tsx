import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { addressOf } from '../../../../../ui/api/client.ts';
import { useApiPages, useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { Stat, Stats } from '../../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { useRuleSentence } from '../../shared/rule-sentence.ts';
import styles from '../desk.module.css';

type Answer = Output<'requests.readDispatchTrial'>;
type Workplace = Answer['pairs'][number]['from'];
interface Chosen {
  readonly from: string;
  readonly to: string;
}

function useNames(): (place: Workplace) => string {
  const { t } = useTranslation('requests');
  return ({ kind, name }) => (kind === 'nobody' ? t('dispatch.nobody') : name);
}

/** From whom (down) to whom (across); each number opens its cases. */
function Matrix({ trial, onChoose }: { readonly trial: Answer; readonly onChoose: (chosen: Chosen) => void }): ReactNode {
  const { t } = useTranslation('requests');
  const nameOf = useNames();
  const unique = (side: 'from' | 'to'): readonly Workplace[] => [...new Map(trial.pairs.map((pair) => [pair[side].key, pair[side]])).values()];
  const [rows, columns] = [unique('from'), unique('to')];
  const count = (from?: string, to?: string): number => trial.pairs.filter((pair) => (from === undefined || pair.from.key === from) && (to === undefined || pair.to.key === to)).reduce((sum, pair) => sum + pair.count, 0);
  return (
    <div className={styles.sheet} tabIndex={0} role="group" aria-label={t('dispatch.trial.pairs')}>
      <table className={styles.table} aria-label={t('dispatch.trial.pairs')}>
        <thead>
          <tr>
            <th scope="col">{`${t('dispatch.trial.fromHead')} ↓ ${t('dispatch.trial.toHead')} →`}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {nameOf(column)}
              </th>
            ))}
            <th scope="col">{t('dispatch.trial.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{nameOf(row)}</th>
              {columns.map((column) => {
                const cases = count(row.key, column.key);
                return (
                  <td key={column.key}>
                    {cases === 0 ? (
                      '—'
                    ) : (
                      <Button type="link" size="small" aria-label={t('dispatch.trial.casesOf', { from: nameOf(row), to: nameOf(column), count: cases })} onClick={() => onChoose({ from: row.key, to: column.key })}>
                        {cases}
                      </Button>
                    )}
                  </td>
                );
              })}
              <td>{count(row.key)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('dispatch.trial.sum')}</th>
            {columns.map((column) => (
              <td key={column.key}>{count(undefined, column.key)}</td>
            ))}
            <td>{trial.moved}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Cases({ id, chosen }: { readonly id: string; readonly chosen: Chosen | undefined }): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const format = useFormat();
  const sentence = useRuleSentence();
  const nameOf = useNames();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useApiPages('requests.listDispatchTrialCases', { params: { id }, query: { limit: 20, ...chosen } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  return (
    <Stack gap={2}>
      <div className={styles.sheet} tabIndex={0} role="group" aria-label={t('dispatch.trial.cases')}>
        <table className={styles.table} aria-label={t('dispatch.trial.cases')}>
          <thead>
            <tr>
              {(['number', 'reported', 'place', 'category', 'fromHead', 'toHead', 'because'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`dispatch.trial.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.pages.flatMap(({ items }) =>
              items.map((item) => (
                <tr key={item.requestId}>
                  <td>{item.number}</td>
                  <td>{format.dateTime(item.reportedAt)}</td>
                  <td>{item.placeName}</td>
                  <td>{item.category?.[language] ?? t('dispatch.noCategory')}</td>
                  <td>{nameOf(item.from)}</td>
                  <td>{nameOf(item.to)}</td>
                  <td>
                    <div className={styles.rule}>{item.rule ? sentence(item.rule.words) : t('dispatch.trial.noRule')}</div>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      {hasNextPage ? (
        <Row>
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('dispatch.trial.more')}
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}

/** What a trial found: how many cases would go elsewhere, from whom to whom, and which. */
export function TrialResult({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const nameOf = useNames();
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.readDispatchTrial', { params: { id } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const { moved } = data;
  const lookedAt = data.lookedAt ?? 0;
  const pair = chosen && data.pairs.find(({ from, to }) => from.key === chosen.from && to.key === chosen.to);
  return (
    <Stack gap={4}>
      <Stats>
        <Stat label={t('dispatch.trial.lookedAt')} value={format.number(lookedAt)} />
        <Stat label={t('dispatch.trial.moved')} value={format.number(moved)} />
        {lookedAt > 0 ? <Stat label={t('dispatch.trial.movedShare')} value={format.share(moved / lookedAt)} /> : null}
      </Stats>
      {moved === 0 ? (
        <Note tone="done">{t('dispatch.trial.none')}</Note>
      ) : (
        <>
          <Matrix trial={data} onChoose={setChosen} />
          <Row between>
            <Text strong>{pair ? t('dispatch.trial.casesOf', { from: nameOf(pair.from), to: nameOf(pair.to), count: pair.count }) : t('dispatch.trial.cases')}</Text>
            <Row>
              {chosen ? <Button onClick={() => setChosen(undefined)}>{t('dispatch.trial.showAll')}</Button> : null}
              <Button icon={<Download size={16} aria-hidden />} href={addressOf('requests.exportDispatchTrial', { params: { id } })} download="dispatch-trial.csv">
                {t('dispatch.trial.export')}
              </Button>
            </Row>
          </Row>
          <Cases key={`${chosen?.from}${chosen?.to}`} id={id} chosen={chosen} />
        </>
      )}
    </Stack>
  );
}
