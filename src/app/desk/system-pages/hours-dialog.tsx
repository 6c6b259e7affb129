import { Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../ui/api/hooks.ts';
import type { Output } from '../../../ui/api/types.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { DateInput, TextInput } from '../../../ui/kit/form/inputs.tsx';
import { Row } from '../../../ui/kit/layout.tsx';
import { Note } from '../../../ui/kit/states.tsx';
import { showToast } from '../../../ui/kit/toast.tsx';
import { SourcedDialog } from './sourced-dialog.tsx';

type Hours = Output<'calendar.read'>['hours'][number];

interface Props {
  /** Those in force: where the form begins. */
  readonly hours: Hours | undefined;
  readonly onClose: () => void;
}

/** Sets the daily working hours from a date on. */
export function HoursDialog({ hours, onClose }: Props): ReactNode {
  const { t } = useTranslation('system');
  const { forField } = useProblemText();
  const [from, setFrom] = useState('');
  const [windows, setWindows] = useState<Hours['windows']>(hours?.windows ?? [{ opens: '09:00', closes: '17:30' }]);
  const save = useApiMutation('calendar.setHours', {
    onSuccess: () => {
      showToast(t('calendar.saved'));
      onClose();
    },
  });
  const change = (at: number, part: Partial<Hours['windows'][number]>): void =>
    setWindows(windows.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const required = t('ui:fieldProblems.required');
  return (
    <SourcedDialog
      title={t('calendar.setHours')}
      sourceLabel={t('calendar.source')}
      sourceHint={t('calendar.sourceHint')}
      note={<Note tone="soon">{t('calendar.recount')}</Note>}
      complete={from !== ''}
      problem={save.error}
      busy={save.isPending}
      onClose={onClose}
      onSave={(source) => save.mutate({ params: { from }, body: { windows, source } })}
    >
      {(checked) => (
        <>
          <DateInput required label={t('calendar.from')} value={from} onChange={setFrom} error={checked && from === '' ? required : forField(save.error, 'from')} />
          {windows.map(({ opens, closes }, index) => (
            <Row key={index}>
              <TextInput label={t('calendar.opens', { number: index + 1 })} required type="time" value={opens} onChange={(next) => change(index, { opens: next })} />
              <TextInput label={t('calendar.closes', { number: index + 1 })} required type="time" value={closes} onChange={(next) => change(index, { closes: next })} />
              {windows.length > 1 ? (
                <Button
                  type="text"
                  icon={<X size={16} aria-hidden />}
                  aria-label={t('calendar.removeWindow', { number: index + 1 })}
                  onClick={() => setWindows(windows.filter((_, at) => at !== index))}
                />
              ) : null}
            </Row>
          ))}
          {windows.length < 6 ? (
            <Row>
              <Button icon={<Plus size={16} aria-hidden />} onClick={() => setWindows([...windows, { opens: '18:00', closes: '19:00' }])}>
                {t('calendar.addWindow')}
              </Button>
            </Row>
          ) : null}
        </>
      )}
    </SourcedDialog>
  );
}
