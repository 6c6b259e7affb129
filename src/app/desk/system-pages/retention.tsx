import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../ui/api/hooks.ts';
import type { Output } from '../../../ui/api/types.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { useSourceText } from '../../../ui/desk/source-text.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { NumberInput } from '../../../ui/kit/form/inputs.tsx';
import { Row, Text } from '../../../ui/kit/layout.tsx';
import { Note } from '../../../ui/kit/states.tsx';
import { showToast } from '../../../ui/kit/toast.tsx';
import { SourcedDialog } from './sourced-dialog.tsx';

type Period = Output<'notify.readRetention'>;

function ChangeDialog({ period, onClose }: { readonly period: Period; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('system');
  const { forField } = useProblemText();
  const [days, setDays] = useState<number | undefined>(period.days);
  const save = useApiMutation('notify.setRetention', {
    onSuccess: () => {
      showToast(t('outbox.retention.saved'));
      onClose();
    },
  });
  return (
    <SourcedDialog
      title={t('outbox.retention.change')}
      sourceLabel={t('outbox.retention.source')}
      sourceHint={t('outbox.retention.sourceHint')}
      note={<Note tone="soon">{t('outbox.retention.consequence')}</Note>}
      complete={days !== undefined}
      problem={save.error}
      busy={save.isPending}
      onClose={onClose}
      onSave={(source) => days !== undefined && save.mutate({ body: { days, source } })}
    >
      {(checked) => (
        <NumberInput
          required
          label={t('outbox.retention.days')}
          minimum={1}
          maximum={3650}
          value={days}
          onChange={setDays}
          error={checked && days === undefined ? t('ui:fieldProblems.required') : forField(save.error, 'days')}
        />
      )}
    </SourcedDialog>
  );
}

/** For how long texts and addresses of messages are kept, and how the city changes it. */
export function Retention(): ReactNode {
  const { t } = useTranslation('system');
  const sourceText = useSourceText();
  const { data } = useApiQuery('notify.readRetention', {});
  const [open, setOpen] = useState(false);
  if (!data) return null;
  return (
    <Row>
      <Text tone="muted">{t('outbox.retention.value', { count: data.days, source: sourceText(data.source) })}</Text>
      {data.mayChange ? <Button onClick={() => setOpen(true)}>{t('outbox.retention.change')}</Button> : null}
      {open ? <ChangeDialog period={data} onClose={() => setOpen(false)} /> : null}
    </Row>
  );
}
