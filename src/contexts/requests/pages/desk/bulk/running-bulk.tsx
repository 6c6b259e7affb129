import { Undo2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiMutation, useApiQuery, useRefresh } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { Button, Progress } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { useKeys } from '../../../../../ui/keys.ts';
import styles from './bulk.module.css';
import { useRefusalText } from './use-refusal-text.ts';

interface Props {
  readonly bulk: Output<'requests.startBulk'>;
  readonly onClose: () => void;
}

const ended = ['done', 'failed', 'cancelled'];

/** Whole seconds until a moment, counted down; 0 once it has come. */
function useSecondsUntil(moment: string): number {
  const left = (): number => Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}

function Outcome({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('requests');
  const refusalText = useRefusalText();
  const { data } = useApiQuery('requests.readBulk', { params: { id } });
  if (!data) return null;
  const done = data.items.filter(({ outcome }) => outcome === 'done').length;
  const refused = data.items.filter(({ outcome }) => outcome !== null && outcome !== 'done');
  return (
    <>
      <span>{t('desk.bulk.done', { action: t(`actions.${data.action}`), count: done })}</span>
      {refused.length > 0 ? (
        <details>
          <summary>{t('desk.bulk.notDone', { count: refused.length })}</summary>
          <ul className={styles.outcomes}>
            {refused.map((item) => (
              <li key={item.id}>
                <Link to={`/requests/${item.id}`}>{item.number}</Link> {refusalText(item.outcome ?? '')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

/** A bulk action on its way: seconds in which it can be taken back (`u`), then how far it is, then how it went. */
export function RunningBulk({ bulk, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const refresh = useRefresh();
  const seconds = useSecondsUntil(bulk.runsAt);
  const { data } = useApiQuery('jobs.getProgress', { params: { id: bulk.progressId } }, { staleTime: 0, refetchInterval: 2_000 });
  useLive([`job:${bulk.progressId}`], ['jobs.getProgress', 'requests']);
  const cancel = useApiMutation('jobs.cancel');
  const state = data?.state ?? 'waiting';
  const over = ended.includes(state);
  useEffect(() => {
    if (over) refresh(['requests']);
    // Read everything anew once, when it has ended.
  }, [over]);
  const undo = (): void => {
    if (!over) cancel.mutate({ params: { id: bulk.progressId } });
  };
  useKeys({ u: undo });
  return (
    <div className={styles.running} role="status">
      {state === 'waiting' ? (
        <>
          <span>{seconds > 0 ? t('desk.bulk.waiting', { count: bulk.total, seconds }) : t('desk.bulk.starting', { count: bulk.total })}</span>
          <Button icon={<Undo2 size={16} aria-hidden />} loading={cancel.isPending} onClick={undo}>
            {t('desk.bulk.undo')}
          </Button>
        </>
      ) : state === 'running' ? (
        <>
          <span>{t('desk.bulk.running', { done: data?.done ?? 0, total: bulk.total })}</span>
          <Progress className={styles.progress ?? ''} percent={Math.round(((data?.done ?? 0) / bulk.total) * 100)} showInfo={false} aria-label={t('desk.bulk.progress')} />
          <Button loading={cancel.isPending} onClick={undo}>
            {t('desk.bulk.stop')}
          </Button>
        </>
      ) : (
        <>
          {state === 'cancelled' ? <span>{t('desk.bulk.undone')}</span> : state === 'failed' ? <span>{t('desk.bulk.failed')}</span> : null}
          {state === 'done' || (data?.done ?? 0) > 0 ? <Outcome id={bulk.id} /> : null}
          <Button onClick={onClose}>{t('ui:close')}</Button>
        </>
      )}
    </div>
  );
}
