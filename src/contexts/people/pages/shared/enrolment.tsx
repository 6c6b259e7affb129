import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Text } from '../../../../ui/kit/layout.tsx';
import { QrCode } from '../../../../ui/kit/qr-code.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import { CodeField } from './code-field.tsx';
import { SignInForm } from './sign-in-frame.tsx';
import styles from './sign-in-frame.module.css';

interface Props {
  readonly secret: Output<'people.startEnrolment'>;
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void;
}

/** Letters in groups of four, easier to type. */
function grouped(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The three things to do: install, scan, type. */
export function Enrolment({ secret, onEnrolled }: Props): ReactNode {
  const { t } = useTranslation('people');
  const [code, setCode] = useState('');
  const confirm = useApiMutation('people.confirmEnrolment', { onSuccess: ({ recoveryCodes }) => onEnrolled(recoveryCodes) });
  return (
    <SignInForm onSubmit={() => confirm.mutate({ body: { code } })}>
      <ol className={styles.steps}>
        <li>
          <Text>{t('enrol.step1')}</Text>
        </li>
        <li>
          <Text>{t('enrol.step2')}</Text>
          <div className={styles.qr}>
            <QrCode text={secret.address} label={t('enrol.qrLabel')} size={200} />
          </div>
          <details>
            <summary>{t('enrol.step2Manual')}</summary>
            <code className={styles.secret}>{grouped(secret.secret)}</code>
          </details>
        </li>
        <li>
          <CodeField label={t('enrol.step3')} value={code} onChange={setCode} autoFocus={false} />
        </li>
      </ol>
      {confirm.error ? <ErrorState problem={confirm.error} /> : null}
      <Button type="submit" tone="primary" block busy={confirm.isPending} disabled={code.trim().length < 6}>
        {t('enrol.submit')}
      </Button>
    </SignInForm>
  );
}
