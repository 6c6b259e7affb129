import { useState, type ReactNode } from 'react';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Dialog } from '../../../../../ui/kit/dialog.tsx';
import { TextArea } from '../../../../../ui/kit/form/inputs.tsx';
import { Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';

interface Props {
  readonly title: string;
  /** What will happen and who can see it. */
  readonly consequence: string;
  readonly usual: readonly string[];
  readonly label: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks for a reason, with the usual ones a press away. */
export function ReasonDialog({ title, consequence, usual, label, danger = false, busy, problem, onSubmit, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const { forField } = useProblemText();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const missing = !/[\p{L}\p{N}]/u.test(reason);
  const submit = (): void => {
    setChecked(true);
    if (!missing) onSubmit(reason.trim());
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="primary" danger={danger} loading={busy} onClick={submit}>
            {label}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <Note tone={danger ? 'late' : 'soon'}>{consequence}</Note>
        <div className={styles.buttons}>
          {usual.map((one) => (
            <Button key={one} size="small" onClick={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </div>
        <TextArea
          required
          autoFocus
          rows={3}
          maxLength={200}
          label={t('desk.reason')}
          value={reason}
          onChange={setReason}
          error={checked && missing ? t('ui:fieldProblems.required') : forField(problem, 'reason')}
        />
        {problem ? <ErrorState problem={problem} /> : null}
      </Stack>
    </Dialog>
  );
}
