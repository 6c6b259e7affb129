import { useState, type ReactNode } from 'react';
import { useDraft } from '../../../../../ui/draft.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ActionForm } from '../../../../../ui/kit/action-form.tsx';
import { Text } from '../../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../../ui/kit/page.tsx';
import { useTaskAction } from '../tasks/use-task-action.ts';
import type { Task } from '../tasks/use-tasks.ts';
import { draftNameOf, emptyTaskDraft } from './task-draft.ts';

interface Props {
  readonly task: Task;
  readonly action: Task['actions'][number];
  readonly onDone: () => void;
}

/** Actions with several fields (退回派单, 定方案): the form the server returned, kept on the phone while it is written. */
export function LongForm({ task, action, onDone }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const draft = useDraft(draftNameOf(task.id, action.action), emptyTaskDraft);
  const [initial] = useState(draft.value.values);
  const [busy, setBusy] = useState(false);
  const act = useTaskAction(task);
  const label = t(`actions.${action.action}`);
  const save = async (body: Readonly<Record<string, unknown>>): Promise<void> => {
    setBusy(true);
    try {
      await act(action.action, body);
      draft.clear();
      onDone();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame title={label} documentTitle={`${label} · ${task.number}`} back={`/tasks/${task.id}`}>
      <Text strong>{task.title}</Text>
      <ActionForm
        context="requests"
        action={action.action}
        fields={action.fields}
        record={task}
        initial={initial}
        busy={busy}
        onValues={(values) => (Object.keys(values).length > 0 && !busy ? draft.set({ values }) : undefined)}
        onSubmit={(body) => void save(body)}
      />
    </Frame>
  );
}
