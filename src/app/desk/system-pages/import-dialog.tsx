import { useState, type ReactNode } from 'react';
import type { Input } from '../../../ui/api/types.ts';
import { useApiMutation } from '../../../ui/api/hooks.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { Dialog } from '../../../ui/kit/dialog.tsx';
import { TextArea, TextInput } from '../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../ui/kit/states.tsx';
import { showToast } from '../../../ui/kit/toast.tsx';
import styles from './system.module.css';

type Body = Input<'calendar.importYear'>['body'];

interface Props {
  readonly year: number;
  readonly onClose: () => void;
}

/** Days as the widespread JSON lists hold them (`{"days": […]}` or the list alone), else lines of CSV. */
export function readDays(text: string): Pick<Body, 'days'> | Pick<Body, 'csv'> {
  try {
    const read: unknown = JSON.parse(text);
    const days: unknown = Array.isArray(read) ? read : (read as { readonly days?: unknown } | null)?.days;
    if (Array.isArray(days)) return { days: (days as NonNullable<Body['days']>).map(({ name, date, isOffDay }) => ({ name, date, isOffDay })) };
  } catch {
    return { csv: text };
  }
  return { csv: text };
}

/** Imports the official arrangement of a year, pasted or from a file. */
export function ImportDialog({ year, onClose }: Props): ReactNode {
  const { t } = useTranslation('system');
  const { forField } = useProblemText();
  const [paper, setPaper] = useState('');
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const send = useApiMutation('calendar.importYear', {
    onSuccess: ({ daysOff, swappedWorkdays, keptEdits }) => {
      showToast(t('calendar.imported', { daysOff, swapped: swappedWorkdays, kept: keptEdits.length }));
      onClose();
    },
  });
  const paperMissing = paper.trim().length < 2;
  const textMissing = text.trim() === '';
  const submit = (): void => {
    setChecked(true);
    if (paperMissing || textMissing) return;
    send.mutate({ params: { year: String(year) }, body: { papers: [paper.trim()], ...readDays(text) } as Body });
  };
  const required = t('ui:fieldProblems.required');
  const details = send.error?.fields.map(({ field, detail }) => `${field}: ${detail}`) ?? [];
  return (
    <Dialog
      open
      wide
      title={t('calendar.importTitle', { year })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="primary" loading={send.isPending} onClick={submit}>
            {t('calendar.importNow')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <TextInput
          required
          label={t('calendar.paper')}
          hint={t('calendar.paperHint')}
          maxLength={300}
          value={paper}
          onChange={setPaper}
          error={checked && paperMissing ? required : forField(send.error, 'papers')}
        />
        <label className={styles.file}>
          {t('calendar.file')}
          <input
            type="file"
            accept=".csv,.json,text/csv,application/json"
            onChange={(event) => {
              void event.target.files?.[0]?.text().then(setText);
            }}
          />
        </label>
        <TextArea
          required
          rows={8}
          label={t('calendar.lines')}
          hint={t('calendar.linesHint')}
          placeholder={t('calendar.linesExample', { year })}
          value={text}
          onChange={setText}
          error={checked && textMissing ? required : undefined}
        />
        <Note tone="soon">{t('calendar.recount')}</Note>
        {send.error ? <ErrorState problem={send.error} kept={details.join('\n') || t('ui:steps.kept')} /> : null}
      </Stack>
    </Dialog>
  );
}
