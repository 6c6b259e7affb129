import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../ui/api/hooks.ts';
import type { Output } from '../../../ui/api/types.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../ui/kit/form/choices.tsx';
import { TextInput } from '../../../ui/kit/form/inputs.tsx';
import { Note } from '../../../ui/kit/states.tsx';
import { showToast } from '../../../ui/kit/toast.tsx';
import { SourcedDialog } from './sourced-dialog.tsx';

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
  const edit = useApiMutation('calendar.editDay', {
    onSuccess: () => {
      showToast(t('calendar.saved'));
      onClose();
    },
  });
  const halfNamed = (zh.trim() === '') !== (en.trim() === '');
  const save = (source: string): void => {
    if (kind === undefined) return;
    const name = zh.trim() === '' ? null : { zh: zh.trim(), en: en.trim() };
    edit.mutate({ params: { date }, body: { kind, name, source } });
  };
  const required = t('ui:fieldProblems.required');
  return (
    <SourcedDialog
      title={t('calendar.editDay', { date })}
      sourceLabel={t('calendar.source')}
      sourceHint={t('calendar.sourceHint')}
      note={<Note tone="soon">{t('calendar.recount')}</Note>}
      complete={kind !== undefined && !halfNamed}
      problem={edit.error}
      busy={edit.isPending}
      onClose={onClose}
      onSave={save}
    >
      {(checked) => (
        <>
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
        </>
      )}
    </SourcedDialog>
  );
}
