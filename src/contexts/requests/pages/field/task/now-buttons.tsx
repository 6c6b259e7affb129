import { Check, ClipboardCheck, Hammer, type LucideIcon, MessageSquare, NotebookPen, Reply, ScrollText, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../../ui/kit/button.tsx';
import { usePendingFor, actionOf } from '../tasks/pending.ts';
import { useTaskAction } from '../tasks/use-task-action.ts';
import type { Task } from '../tasks/use-tasks.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  acknowledge: Check, siteCheck: ClipboardCheck, startWork: Hammer, complete: Check, plan: ScrollText, return: Undo2, reply: Reply, note: NotebookPen,
};

/** Actions that move the case, in the order of the work; the others add words and stand behind them. */
const flow: readonly string[] = ['acknowledge', 'siteCheck', 'complete', 'startWork', 'plan', 'return'];

function rank(action: string): number {
  const at = flow.indexOf(action);
  return at < 0 ? flow.length : at;
}

function moves(action: string): boolean {
  return flow.includes(action);
}

/** What the server lets this person do now. While a move of this phone is not sent yet, only a check after 签收 and words may follow. */
export function useNowActions(task: Task): readonly Task['actions'][number][] {
  const moving = usePendingFor(task.id).filter((item) => item.state !== 'refused' && moves(actionOf(item)));
  const onlyAcknowledged = moving.length > 0 && moving.every((item) => actionOf(item) === 'acknowledge');
  return task.actions
    .filter(({ action }) => !moves(action) || moving.length === 0 || (onlyAcknowledged && action === 'siteCheck'))
    .sort((a, b) => rank(a.action) - rank(b.action));
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
  return actions.map((action, index) => <NowButton key={action.action} task={task} action={action} primary={index === 0 && moves(action.action) && action.action !== 'return'} />);
}
