import { Check, ClipboardCheck, Hammer, type LucideIcon, MessageSquare, NotebookPen, Reply, ScrollText, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../../ui/kit/button.tsx';
import { usePendingFor } from '../../../../../ui/offline/pending.ts';
import { actionsNow, movesOn } from '../tasks/now.ts';
import { useTaskAction } from '../tasks/use-task-action.ts';
import type { Task } from '../tasks/use-tasks.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  acknowledge: Check, siteCheck: ClipboardCheck, startWork: Hammer, complete: Check, plan: ScrollText, return: Undo2, reply: Reply, note: NotebookPen,
};

/** What this person can do now, also after what this phone has not sent yet. */
export function useNowActions(task: Task): readonly Task['actions'][number][] {
  return actionsNow(task, usePendingFor(task.id));
}

/** One action: at once when it asks for nothing, else on its own page. */
function NowButton({ task, action, primary }: { readonly task: Task; readonly action: Task['actions'][number]; readonly primary: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  const act = useTaskAction(task);
  const [busy, setBusy] = useState(false);
  const Icon = icons[action.action] ?? MessageSquare;
  const look = { icon: Icon, tone: primary ? 'primary' : 'secondary' } as const;
  const label = t(`actions.${action.action}`);
  if (action.fields.length > 0) {
    return (
      <LinkButton {...look} to={`/tasks/${task.id}/${action.action}`}>
        {label}
      </LinkButton>
    );
  }
  const press = async (): Promise<void> => {
    setBusy(true);
    try {
      await act(action.action, {});
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button {...look} busy={busy} onClick={() => void press()}>
      {label}
    </Button>
  );
}

interface Props {
  readonly task: Task;
  /** How many; all when absent. */
  readonly most?: number;
}

/** The next actions of a task as large buttons; the first one stands out. */
export function NowButtons({ task, most }: Props): ReactNode {
  const actions = useNowActions(task).slice(0, most);
  return actions.map((action, index) => <NowButton key={action.action} task={task} action={action} primary={index === 0 && movesOn(action.action)} />);
}
