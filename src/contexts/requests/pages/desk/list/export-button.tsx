import { Download } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { addressOf } from '../../../../../ui/api/client.ts';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useLive } from '../../../../../ui/api/live.ts';
import type { Input } from '../../../../../ui/api/types.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Modal, Progress } from '../../../../../ui/desk/antd.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList, Tick } from '../../../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { useSession } from '../../../../../ui/session.tsx';

type Filters = Input<'requests.startExport'>['body']['filters'];
const formats = ['xlsx', 'csv', 'geojson'] as const;

interface Started {
  readonly id: string;
  readonly progressId: string;
}

/** How far the file is; then the file. */
function Running({ export: { id, progressId }, onAgain }: { readonly export: Started; readonly onAgain: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { data: job } = useApiQuery('jobs.getProgress', { params: { id: progressId } }, { refetchInterval: 1000 });
  useLive([`job:${progressId}`], ['jobs.getProgress']);
  const done = job?.state === 'done';
  const { data: file } = useApiQuery('requests.readExport', { params: { id } }, { enabled: done });
  const cancel = useApiMutation('jobs.cancel');
  if (job?.state === 'failed' || job?.state === 'cancelled') {
    return (
      <Stack gap={3}>
        <Note tone="late">{t(`desk.export.${job.state}`)}</Note>
        <Button onClick={onAgain}>{t('desk.export.again')}</Button>
      </Stack>
    );
  }
  if (done && file?.ready) {
    return (
      <Stack gap={3}>
        <Note tone="done">{t('desk.export.ready', { count: file.rows ?? 0 })}</Note>
        <Button type="primary" icon={<Download size={16} aria-hidden />} href={addressOf('requests.fetchExport', { params: { id } })} download={file.fileName}>
          {t('desk.export.fetch')}
        </Button>
        <Text tone="muted">{t('desk.export.until', { when: file.expiresAt ? format.dateTime(file.expiresAt) : '' })}</Text>
      </Stack>
    );
  }
  const percent = done ? 100 : job?.total ? Math.round((job.done / job.total) * 100) : 0;
  return (
    <Stack gap={3}>
      <Progress percent={percent} aria-label={t('desk.export.title')} />
      <Text>{t('desk.export.progress', { done: job?.done ?? 0, total: job?.total ?? 0 })}</Text>
      <Row>
        <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: progressId } })}>
          {t('desk.export.cancel')}
        </Button>
      </Row>
    </Stack>
  );
}

/** Makes a file of the list as it is filtered now, in the background. */
export function ExportButton({ filters }: { readonly filters: Filters }): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const { forField } = useProblemText();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<string>('xlsx');
  const [full, setFull] = useState(false);
  const [reason, setReason] = useState('');
  const [started, setStarted] = useState<Started | undefined>(undefined);
  const start = useApiMutation('requests.startExport', { onSuccess: setStarted });
  const mayUnmask = roles.has('clerk') || roles.has('supervisor');
  const close = (): void => {
    setOpen(false);
    setStarted(undefined);
    setReason('');
    setFull(false);
  };
  const submit = (): void => start.mutate({ body: { format: formats.find((one) => one === format) ?? 'xlsx', filters, ...(full ? { reason: reason.trim() } : {}) } });
  return (
    <>
      <Button icon={<Download size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('desk.export.button')}
      </Button>
      <Modal open={open} title={t('desk.export.title')} footer={null} onCancel={close} destroyOnHidden>
        {started ? (
          <Running export={started} onAgain={() => setStarted(undefined)} />
        ) : (
          <Stack gap={3}>
            <Text tone="muted">{t('desk.export.hint')}</Text>
            <ChoiceList legend={t('desk.export.format')} value={format} onChange={setFormat} choices={formats.map((value) => ({ value, label: t(`desk.export.formats.${value}`) }))} />
            {mayUnmask ? <Tick label={t('desk.export.full')} hint={t('desk.export.fullHint')} value={full} onChange={setFull} /> : null}
            {full ? <TextInput label={t('desk.export.reason')} required maxLength={200} value={reason} onChange={setReason} error={forField(start.error, 'reason')} /> : null}
            {start.error ? <ErrorState problem={start.error} /> : null}
            <Button type="primary" loading={start.isPending} disabled={full && reason.trim() === ''} onClick={submit}>
              {t('desk.export.start')}
            </Button>
          </Stack>
        )}
      </Modal>
    </>
  );
}
