import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { nextBaseVersion } from '../../../../../ui/offline/pending.ts';
import { enqueue, useOnline, useQueue } from '../../../../../ui/offline/queue.ts';
import type { PickedPhoto } from '../../../../../ui/photos/use-photos.ts';
import type { Task } from './use-tasks.ts';

/** Puts an action of a task into this phone's queue, which sends it at once or as soon as there is a network. */
export function useTaskAction(task: Pick<Task, 'id' | 'number' | 'version'>): (action: string, body: Readonly<Record<string, unknown>>, photos?: readonly PickedPhoto[]) => Promise<void> {
  const { t } = useTranslation('requests');
  const queue = useQueue();
  const online = useOnline();
  return async (action, body, photos = []) => {
    await enqueue({
      operation: `requests.${action}`,
      input: { params: { id: task.id }, body: { ...body, baseVersion: nextBaseVersion(queue, task.id, task.version) } },
      photos,
      title: `${t(`actions.${action}`)} · ${task.number}`,
    });
    showToast(t(online ? 'field.saved' : 'field.savedOffline'));
  };
}
