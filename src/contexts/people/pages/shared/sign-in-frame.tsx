import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { BegoniaMark } from '../../../../ui/kit/begonia-mark.tsx';
import { classNames } from '../../../../ui/kit/class-names.ts';
import { Text } from '../../../../ui/kit/layout.tsx';
import { LanguageSwitch } from '../../../../ui/kit/switches.tsx';
import styles from './sign-in-frame.module.css';

interface Props {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
  /** Beside or below the sheet: identities of the demonstration. */
  readonly beside?: ReactNode;
}

/** The frame of all pages around signing in: the roof, one white sheet. */
export function SignInFrame({ title, hint, children, beside }: Props): ReactNode {
  const { t } = useTranslation('ui');
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
  return (
    <div className={styles.frame}>
      <header className={styles.roof} data-print="no">
        <div className={styles.roofInner}>
          <span className={styles.brand}>
            <BegoniaMark />
            {t('product')}
          </span>
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classNames(styles.main, beside !== undefined && styles.two)}>
        <div className={styles.sheet}>
          <h1>{title}</h1>
          {hint ? <Text tone="muted">{hint}</Text> : null}
          {children}
        </div>
        {beside}
      </main>
    </div>
  );
}

interface FormProps {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form of one step; Enter sends it. */
export function SignInForm({ onSubmit, children }: FormProps): ReactNode {
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
