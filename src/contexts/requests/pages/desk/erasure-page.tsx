import { Eraser } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Input } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { readNumber } from '../resident/read-number.ts';
import { EraseDialog } from './case/erase-dialog.tsx';
import type { Reporter } from './case/types.ts';
import styles from './desk.module.css';

function Found({ number }: { readonly number: string }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const [erasing, setErasing] = useState<Reporter | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.listReporters', { query: { number } });
  if (error?.status === 404) return <EmptyState title={t('desk.erasure.notFound')} hint={t('desk.erasure.notFoundHint')} />;
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <Panel title={data.number}>
      <Stack>
        <Facts
          facts={[
            { label: t('desk.columns.place'), value: data.placeName },
            { label: t('desk.columns.state'), value: t(`states.${data.state}`) },
            { label: t('desk.columns.reported'), value: format.dateTime(data.reportedAt) },
          ]}
        />
        <Stack as="ul" gap={3}>
          {data.reporters.map((reporter) => (
            <li key={reporter.id} className={styles.reporter}>
              <div className={styles.person}>
                <strong>{reporter.erased ? t('tracking.erased') : (reporter.name ?? t('desk.reporters.anonymous'))}</strong>
                {reporter.phone ? <span>{reporter.phone}</span> : null}
                {reporter.helper ? (
                  <span>{t('desk.reporters.helper', { name: reporter.helper.name, relation: t(`options.relation.${reporter.helper.relation}`) })}</span>
                ) : null}
                {reporter.viaNumber ? <Text as="span" tone="muted">{`${t('desk.reporters.via')} ${reporter.viaNumber}`}</Text> : null}
                {reporter.erased ? null : (
                  <Button danger icon={<Eraser size={16} aria-hidden />} onClick={() => setErasing(reporter)}>
                    {t('actions.erase')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </Stack>
      </Stack>
      {erasing ? <EraseDialog requestId={data.id} reporter={erasing} onClose={() => setErasing(undefined)} /> : null}
    </Panel>
  );
}

/** Erasing a reporter's personal data on lawful demand, found by the number on the receipt. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const [search, setSearch] = useSearchParams();
  const [text, setText] = useState(search.get('number') ?? '');
  const [wrong, setWrong] = useState(false);
  const number = search.get('number');
  const look = (): void => {
    const read = readNumber(text);
    setWrong(read === undefined);
    if (read !== undefined) setSearch({ number: read });
  };
  return (
    <DeskPage title={t('desk.erasure.title')}>
      <Note>{t('desk.erasure.hint')}</Note>
      <Input.Search
        className={styles.find ?? ''}
        aria-label={t('track.label')}
        placeholder={t('track.hint')}
        enterButton={t('desk.erasure.find')}
        value={text}
        status={wrong ? 'error' : ''}
        onChange={(event) => setText(event.target.value)}
        onSearch={look}
      />
      {wrong ? <Text>{t('track.wrong')}</Text> : null}
      {number === null ? null : <Found key={number} number={number} />}
    </DeskPage>
  );
}
