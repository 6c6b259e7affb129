import { Plus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../ui/api/hooks.ts';
import type { Output } from '../../../ui/api/types.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { Dialog } from '../../../ui/kit/dialog.tsx';
import { DateInput, TextInput } from '../../../ui/kit/form/inputs.tsx';
import { Row, Stack } from '../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../ui/kit/states.tsx';
import { showToast } from '../../../ui/kit/toast.tsx';

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
  const [source, setSource] = useState('');
  const [windows, setWindows] = useState<Hours['windows']>(hours?.windows ?? [{ opens: '09:00', closes: '17:30' }]);
  const [checked, setChecked] = useState(false);
  const save = useApiMutation('calendar.setHours', {
    onSuccess: () => {
      showToast(t('calendar.saved'));
      onClose();
    },
  });
  const sourceMissing = source.trim().length < 2;
  const submit = (): void => {
    setChecked(true);
    if (from !== '' && !sourceMissing) save.mutate({ params: { from }, body: { windows, source: source.trim() } });
  };
  const change = (at: number, part: Partial<Hours['windows'][number]>): void =>
    setWindows(windows.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const required = t('ui:fieldProblems.required');
  return (
    <Dialog
      open
      title={t('calendar.setHours')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="primary" loading={save.isPending} onClick={submit}>
            {t('ui:save')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
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
        <TextInput
          required
          label={t('calendar.source')}
          hint={t('calendar.sourceHint')}
          maxLength={300}
          value={source}
          onChange={setSource}
          error={checked && sourceMissing ? required : forField(save.error, 'source')}
        />
        <Note tone="soon">{t('calendar.recount')}</Note>
        {save.error ? <ErrorState problem={save.error} kept={t('ui:steps.kept')} /> : null}
      </Stack>
    </Dialog>
  );
}
