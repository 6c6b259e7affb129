import { Plus, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { photoAddress } from '../../../../../../ui/api/files.ts';
import { useApiMutation, useApiQuery } from '../../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../../ui/kit/button.tsx';
import { Dialog } from '../../../../../../ui/kit/dialog.tsx';
import { Stack } from '../../../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../../ui/kit/toast.tsx';
import { PartEditor } from './part-editor.tsx';
import { middle, type Part } from './parts.ts';
import styles from './redact.module.css';

interface Props {
  readonly requestId: string;
  readonly photoId: string;
  readonly onClose: () => void;
}

/** This browser may keep the photo for a day: asked anew, it shows what everybody else sees from now on. */
async function forgetKept(photoId: string): Promise<void> {
  await Promise.all((['full', 'thumbnail'] as const).map((size) => fetch(photoAddress(photoId, size), { cache: 'reload' }))).catch(() => undefined);
}

/** Draws what is to be made unrecognisable on a photo; saved, everybody sees it so, and the office too. */
export function RedactDialog({ requestId, photoId, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const params = { id: requestId, photoId };
  const { data, error, refetch } = useApiQuery('requests.readPhotoParts', { params }, { staleTime: 0 });
  const [parts, setParts] = useState<readonly Part[] | undefined>(undefined);
  useEffect(() => {
    if (data && parts === undefined) setParts(data.rectangles);
  }, [data, parts]);
  const redact = useApiMutation('requests.redactPhoto', {
    onSuccess: () =>
      void forgetKept(photoId).then(() => {
        showToast(t('desk.redact.saved'));
        onClose();
      }),
  });
  const list = parts ?? [];
  return (
    <Dialog
      open
      wide
      title={t('desk.redact.title')}
      onClose={onClose}
      actions={
        <Button tone="primary" block busy={redact.isPending} disabled={parts === undefined} onClick={() => redact.mutate({ params, body: { rectangles: list.map((part) => ({ ...part })) } })}>
          {t(list.length === 0 ? 'desk.redact.saveNone' : 'desk.redact.save', { count: list.length })}
        </Button>
      }
    >
      <Stack gap={3}>
        <Note>{t('desk.redact.hint')}</Note>
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
        {parts === undefined && !error ? <Skeleton block lines={4} /> : null}
        {parts === undefined ? null : <PartEditor address={photoAddress(photoId)} parts={parts} onChange={setParts} />}
        <div className={styles.parts}>
          <Button icon={Plus} disabled={parts === undefined || list.length >= 30} onClick={() => setParts([...list, middle])}>
            {t('desk.redact.add')}
          </Button>
          {list.map((_, index) => (
            <Button key={index} tone="quiet" icon={X} onClick={() => setParts(list.filter((__, at) => at !== index))}>
              {t('desk.redact.remove', { number: index + 1 })}
            </Button>
          ))}
        </div>
        {redact.error ? <ErrorState problem={redact.error} /> : null}
      </Stack>
    </Dialog>
  );
}
