import { NotebookPen, RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { Timeline } from '../../../../../ui/kit/timeline.tsx';
import { actionOf, baseVersionOf, usePendingFor } from '../../../../../ui/offline/pending.ts';
import { removeQueued } from '../../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { PendingSection, RefusalNote } from '../../../../../ui/offline/queued-work.tsx';
import { reopenQueued, valuesOf } from '../../../../../ui/offline/reopen.ts';
import { useStaffEntries } from '../../shared/use-step-entries.tsx';
import type { Task } from '../tasks/use-tasks.ts';
import { draftNameOf } from './task-draft.ts';

function wordsOf(item: QueuedItem): string {
  return Object.values(valuesOf(item)).filter((value): value is string => typeof value === 'string').join('\n');
}

interface ItemProps {
  readonly task: Task;
  readonly item: QueuedItem;
}

/** A refused action: why, what others did meanwhile, and the ways on; nothing typed or photographed is lost. */
function Refused({ task, item }: ItemProps): ReactNode {
  const { t } = useTranslation('requests');
  const navigate = useNavigate();
  const entries = useStaffEntries();
  const action = actionOf(item);
  const possible = task.actions.some((one) => one.action === action);
  const newer = task.steps.filter(({ sequence }) => sequence > baseVersionOf(item));
  const reopen = async (target: string, values = valuesOf(item)): Promise<void> => {
    await reopenQueued(item, draftNameOf(task.id, target), values);
    await navigate(`/tasks/${task.id}/${target}`);
  };
  return (
    <Stack gap={3}>
      <RefusalNote item={item} words={(reason) => t('field.refused', { reason })} />
      {newer.length > 0 ? (
        <>
          <Text strong>{t('field.changed')}</Text>
          <Timeline entries={entries(newer)} />
        </>
      ) : null}
      {possible ? null : <Text>{t('field.noLongerOpen', { action: t(`actions.${action}`) })}</Text>}
      <Row>
        {possible ? (
          <Button tone="primary" icon={RotateCcw} onClick={() => void reopen(action)}>
            {t('field.redo')}
          </Button>
        ) : null}
        {!possible && task.actions.some((one) => one.action === 'note') ? (
          <Button icon={NotebookPen} onClick={() => void reopen('note', { note: wordsOf(item) })}>
            {t('field.asNote')}
          </Button>
        ) : null}
        <Button tone="danger" icon={Trash2} onClick={() => void removeQueued(item.idempotencyKey)}>
          {t('field.drop')}
        </Button>
      </Row>
    </Stack>
  );
}

/** What this phone has not sent yet for a task, and what was refused. */
export function PendingList({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <PendingSection title={t('field.pending')} hint={t('field.pendingHint')} pending={usePendingFor(task.id)} labelOf={(action) => t(`actions.${action}`)}>
      {(item) => (
        <>
          {wordsOf(item) === '' ? null : <Text>{wordsOf(item)}</Text>}
          {item.state === 'refused' ? <Refused task={task} item={item} /> : null}
        </>
      )}
    </PendingSection>
  );
}
