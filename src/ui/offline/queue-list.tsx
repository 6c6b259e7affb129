import { Send, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { useProblemText } from '../api/use-problem-text.ts';
import { useFormat } from '../format/use-format.ts';
import { useTranslation } from '../i18n/index.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Row, Stack, Text } from '../kit/layout.tsx';
import { List, ListItem } from '../kit/list.tsx';
import { EmptyState, Note } from '../kit/states.tsx';
import { removeQueued, sendNow, useOnline, useQueue } from './queue.ts';
import type { QueuedItem } from './queue-types.ts';
import { QueueBadge } from './queued-work.tsx';

function useDetail(): (item: QueuedItem) => string {
  const { t } = useTranslation();
  const { text } = useProblemText();
  const format = useFormat();
  return (item) => {
    if (item.refusal) return t('queue.refusedBecause', { reason: text(new ApiProblem(item.refusal)) });
    if (item.state === 'waiting' && item.attempts > 0) return t('queue.next', { when: format.relative(item.nextAttemptAt) });
    return format.relative(item.enqueuedAt);
  };
}

/** All that waits on this phone, each with its state; refused and unwanted things can be taken off. */
export function QueueList(): ReactNode {
  const { t } = useTranslation();
  const items = [...useQueue()].reverse();
  const online = useOnline();
  const detail = useDetail();
  const [removing, setRemoving] = useState<string | undefined>(undefined);
  if (items.length === 0) return <EmptyState picture="boat" title={t('queue.empty')} hint={t('queue.emptyHint')} />;
  const remove = async (key: string): Promise<void> => {
    await removeQueued(key);
    setRemoving(undefined);
  };
  return (
    <Stack>
      {online ? null : <Note tone="soon">{t('queue.offline')}</Note>}
      <List label={t('queue.title')}>
        {items.map((item) => (
          <ListItem
            key={item.idempotencyKey}
            title={item.title}
            detail={detail(item)}
            aside={<QueueBadge item={item} />}
            {...(item.state === 'sending'
              ? {}
              : { onPress: () => (item.state === 'sent' ? void remove(item.idempotencyKey) : setRemoving(item.idempotencyKey)) })}
          />
        ))}
      </List>
      {items.some(({ state }) => state === 'waiting') ? (
        <Button icon={Send} onClick={() => void sendNow()}>
          {t('queue.sendNow')}
        </Button>
      ) : null}
      <Dialog
        open={removing !== undefined}
        title={t('queue.remove')}
        onClose={() => setRemoving(undefined)}
        actions={
          <Row>
            <Button onClick={() => setRemoving(undefined)}>{t('cancel')}</Button>
            <Button tone="danger" icon={Trash2} onClick={() => (removing === undefined ? undefined : void remove(removing))}>
              {t('queue.remove')}
            </Button>
          </Row>
        }
      >
        <Text>{t('queue.removeSure')}</Text>
      </Dialog>
    </Stack>
  );
}
