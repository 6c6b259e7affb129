import { NotebookPen, RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { useDraft } from '../../../../../ui/draft.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Card, Row, Section, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../../ui/kit/timeline.tsx';
import { writeDraftPhotos } from '../../../../../ui/offline/draft-photos.ts';
import { actionOf, baseVersionOf, usePendingFor } from '../../../../../ui/offline/pending.ts';
import { removeQueued } from '../../../../../ui/offline/queue.ts';
import type { QueuedItem } from '../../../../../ui/offline/queue-types.ts';
import { useStaffEntries } from '../../shared/use-step-entries.tsx';
import type { Task } from '../tasks/use-tasks.ts';
import { draftNameOf, emptyTaskDraft, valuesOfBody } from './task-draft.ts';

function wordsOf(values: Readonly<Record<string, unknown>>): string {
  return Object.values(values).filter((value): value is string => typeof value === 'string').join('\n');
}

interface ItemProps {
  readonly task: Task;
  readonly item: QueuedItem;
}

/** A refused action: why, what others did meanwhile, and the ways on; nothing typed or photographed is lost. */
function Refused({ task, item }: ItemProps): ReactNode {
  const { t } = useTranslation('requests');
  const { text } = useProblemText();
  const navigate = useNavigate();
  const entries = useStaffEntries();
  const action = actionOf(item);
  const possible = task.actions.some((one) => one.action === action);
  const values = valuesOfBody(item.input.body ?? {});
  const again = useDraft(draftNameOf(task.id, action), emptyTaskDraft);
  const note = useDraft(draftNameOf(task.id, 'note'), emptyTaskDraft);
  const newer = task.steps.filter(({ sequence }) => sequence > baseVersionOf(item));
  const reopen = async (asNote: boolean): Promise<void> => {
    const target = asNote ? 'note' : action;
    if (asNote) note.set({ values: { note: wordsOf(values) } });
    else again.set({ values });
    const photos = item.photos.map(({ key, blob, id }) => ({ key, blob, state: 'waiting' as const, ...(id === undefined ? {} : { id }) }));
    await writeDraftPhotos(draftNameOf(task.id, target), photos);
    await removeQueued(item.idempotencyKey);
    await navigate(`/tasks/${task.id}/${target}`);
  };
  return (
    <Stack gap={3}>
      <Note tone="late">{t('field.refused', { reason: item.refusal ? text(new ApiProblem(item.refusal)) : '' })}</Note>
      {newer.length > 0 ? (
        <>
          <Text strong>{t('field.changed')}</Text>
          <Timeline entries={entries(newer)} />
        </>
      ) : null}
      {possible ? null : <Text>{t('field.noLongerOpen', { action: t(`actions.${action}`) })}</Text>}
      <Row>
        {possible ? (
          <Button tone="primary" icon={RotateCcw} onClick={() => void reopen(false)}>
            {t('field.redo')}
          </Button>
        ) : null}
        {!possible && task.actions.some((one) => one.action === 'note') ? (
          <Button icon={NotebookPen} onClick={() => void reopen(true)}>
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

function PendingItem({ task, item }: ItemProps): ReactNode {
  const { t } = useTranslation('requests');
  const words = wordsOf(valuesOfBody(item.input.body ?? {}));
  return (
    <Card>
      <Stack gap={3}>
        <Row between>
          <strong>{t(`actions.${actionOf(item)}`)}</strong>
          <StateBadge tone={item.state === 'refused' ? 'late' : item.state === 'sending' ? 'active' : 'soon'}>{t(`ui:queue.${item.state}`)}</StateBadge>
        </Row>
        {words === '' ? null : <Text>{words}</Text>}
        {item.state === 'refused' ? <Refused task={task} item={item} /> : null}
      </Stack>
    </Card>
  );
}

/** What this phone has not sent yet for a task, and what was refused. */
export function PendingList({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('requests');
  const pending = usePendingFor(task.id);
  if (pending.length === 0) return null;
  return (
    <Section title={t('field.pending')}>
      <Stack gap={2}>
        {pending.some(({ state }) => state !== 'refused') ? <Note>{t('field.pendingHint')}</Note> : null}
        {pending.map((item) => (
          <PendingItem key={item.idempotencyKey} task={task} item={item} />
        ))}
      </Stack>
    </Section>
  );
}
