import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState } from '../../../../ui/kit/states.tsx';
import { LongForm } from './task/long-form.tsx';
import { useNowActions } from './task/now-buttons.tsx';
import { isShort, ShortForm } from './task/short-form.tsx';
import { type Task, useTask } from './tasks/use-tasks.ts';

function NotNow({ id, action }: { readonly id: string; readonly action: string }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Frame title={t('field.title')} back={`/tasks/${id}`}>
      <EmptyState
        picture="lane"
        title={t('field.noLongerOpen', { action: t(`actions.${action}`) })}
        action={
          <LinkButton to={`/tasks/${id}`} tone="primary" replace>
            {t('field.open')}
          </LinkButton>
        }
      />
    </Frame>
  );
}

function Form({ task, name }: { readonly task: Task; readonly name: string }): ReactNode {
  const navigate = useNavigate();
  const action = useNowActions(task).find((one) => one.action === name);
  if (!action) return <NotNow id={task.id} action={name} />;
  const done = (): void => void navigate(`/tasks/${task.id}`, { replace: true });
  return isShort(action.fields) ? <ShortForm task={task} action={action} onDone={done} /> : <LongForm task={task} action={action} onDone={done} />;
}

/** One action of a task on a page of its own, so that the phone's “back” leads to the task and the input stays. */
export function Page(): ReactNode {
  const { id = '', action = '' } = useParams();
  const { task, loading } = useTask(id);
  if (!task) return loading ? <Skeleton block lines={6} /> : <NotNow id={id} action={action} />;
  return <Form task={task} name={action} />;
}
