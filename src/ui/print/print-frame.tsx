import '../print.css';
import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import styles from './print-frame.module.css';

interface Props {
  readonly title: string;
  /** Where “back” leads. */
  readonly back: string;
  /** Beside the buttons: what is to be printed. */
  readonly tools?: ReactNode;
  /** False while something still loads. */
  readonly ready: boolean;
  readonly children: ReactNode;
}

/** A sheet of A4 on the screen, with a button that prints it. */
export function PrintFrame({ title, back, tools, ready, children }: Props): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main id="main" className={styles.desk}>
      <div className={styles.tools} data-print="no">
        <LinkButton to={back} icon={ArrowLeft}>
          {t('back')}
        </LinkButton>
        <Button tone="primary" icon={Printer} disabled={!ready} onClick={() => window.print()}>
          {t('print')}
        </Button>
        {tools}
      </div>
      <article className={styles.sheet}>{children}</article>
    </main>
  );
}
