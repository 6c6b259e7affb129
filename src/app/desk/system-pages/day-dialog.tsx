import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../ui/api/hooks.ts';
import type { Output } from '../../../ui/api/types.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { Dialog } from '../../../ui/kit/dialog.tsx';
import { ChoiceList } from '../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../ui/kit/states.tsx';
import { showToast } from '../../../ui/kit/toast.tsx';

type Fact = Output<'calendar.read'>['days'][number];

const kinds = ['workday', 'weekend', 'publicHoliday', 'swappedWorkday'] as const;

interface Props {
  readonly date: string;
  readonly known: Fact | undefined;
  readonly onClose: () => void;
}

/** Sets what kind of day a date is; the running limits are counted anew. */
export function DayDialog({ date, known, onClose }: Props): ReactNode {
  const { t } = useTranslation('system');
  const { forField } = useProblemText();
  const [kind, setKind] = useState<Fact['kind'] | undefined>(known?.kind);
  const [zh, setZh] = useState(known?.name?.zh ?? '');
  const [en, setEn] = useState(known?.name?.en ?? '');
  const [source, setSource] = useState('');
  const [checked, setChecked] = useState(false);
  const edit = useApiMutation('calendar.editDay', {
    onSuccess: () => {
      showToast(t('calendar.saved'));
      onClose();
    },
  });
  const halfNamed = (zh.trim() === '') !== (en.trim() === '');
  const sourceMissing = source.trim().length < 2;
  const submit = (): void => {
    setChecked(true);
    if (kind === undefined || halfNamed || sourceMissing) return;
    const name = zh.trim() === '' ? null : { zh: zh.trim(), en: en.trim() };
    edit.mutate({ params: { date }, body: { kind, name, source: source.trim() } });
  };
  const required = t('ui:fieldProblems.required');
  return (
    <Dialog
      open
      title={t('calendar.editDay', { date })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="primary" loading={edit.isPending} onClick={submit}>
            {t('ui:save')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <ChoiceList
          inline
          legend={t('calendar.kind')}
          choices={kinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))}
          value={kind}
          onChange={setKind}
          error={checked && kind === undefined ? required : forField(edit.error, 'kind')}
        />
        <TextInput label={t('calendar.nameZh')} maxLength={40} value={zh} onChange={setZh} error={checked && halfNamed && zh.trim() === '' ? required : undefined} />
        <TextInput label={t('calendar.nameEn')} maxLength={80} value={en} onChange={setEn} error={checked && halfNamed && en.trim() === '' ? required : undefined} />
        <TextInput
          required
          label={t('calendar.source')}
          hint={t('calendar.sourceHint')}
          maxLength={300}
          value={source}
          onChange={setSource}
          error={checked && sourceMissing ? required : forField(edit.error, 'source')}
        />
        <Note tone="soon">{t('calendar.recount')}</Note>
        {edit.error ? <ErrorState problem={edit.error} kept={t('ui:steps.kept')} /> : null}
      </Stack>
    </Dialog>
  );
}
