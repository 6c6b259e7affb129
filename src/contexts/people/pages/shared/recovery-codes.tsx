import { Printer } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Tick } from '../../../../ui/kit/form/choices.tsx';
import { Note } from '../../../../ui/kit/states.tsx';
import styles from './sign-in-frame.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly doneLabel: string;
  readonly onDone: () => void;
}

/** Recovery codes, shown once: going on needs a tick that they are kept. */
export function RecoveryCodes({ codes, doneLabel, onDone }: Props): ReactNode {
  const { t } = useTranslation('people');
  const [kept, setKept] = useState(false);
  return (
    <div className={styles.form}>
      <Note tone="soon">{t('enrol.recoveryHint')}</Note>
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button icon={Printer} onClick={() => window.print()}>
        {t('enrol.print')}
      </Button>
      <Tick label={t('enrol.recoverySaved')} value={kept} onChange={setKept} />
      <Button tone="primary" block disabled={!kept} onClick={onDone}>
        {doneLabel}
      </Button>
    </div>
  );
}
