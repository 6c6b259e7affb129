import { useState, type ReactNode } from 'react';
import type { ApiProblem } from '../../../ui/api/problem.ts';
import { useProblemText } from '../../../ui/api/use-problem-text.ts';
import { Button } from '../../../ui/desk/antd.ts';
import { useTranslation } from '../../../ui/i18n/index.ts';
import { Dialog } from '../../../ui/kit/dialog.tsx';
import { TextInput } from '../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../ui/kit/states.tsx';

interface Props {
  readonly title: string;
  readonly sourceLabel: string;
  readonly sourceHint: string;
  /** Above the buttons: what saving brings about. */
  readonly note: ReactNode;
  /** Are the dialog's own fields filled in? */
  readonly complete: boolean;
  readonly problem: ApiProblem | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  /** Called with the source once everything is filled in. */
  readonly onSave: (source: string) => void;
  /** The dialog's own fields; `checked` after the first attempt to save. */
  readonly children: (checked: boolean) => ReactNode;
}

/** A change of local data: its fields, and the paper or reason it rests on. */
export function SourcedDialog({ title, sourceLabel, sourceHint, note, complete, problem, busy, onClose, onSave, children }: Props): ReactNode {
  const { t } = useTranslation('system');
  const { forField } = useProblemText();
  const [source, setSource] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = source.trim().length < 2;
  const submit = (): void => {
    setChecked(true);
    if (complete && !missing) onSave(source.trim());
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="primary" loading={busy} onClick={submit}>
            {t('ui:save')}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        {children(checked)}
        <TextInput
          required
          label={sourceLabel}
          hint={sourceHint}
          maxLength={300}
          value={source}
          onChange={setSource}
          error={checked && missing ? t('ui:fieldProblems.required') : forField(problem, 'source')}
        />
        {note}
        {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
      </Stack>
    </Dialog>
  );
}
