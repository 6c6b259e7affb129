import '../../../../../ui/print.css';
import { ArrowLeft, Printer } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../../ui/kit/button.tsx';
import styles from './print.module.css';

interface Props {
  readonly title: string;
  /** Where “back” leads. */
  readonly back: string;
  /** False while something still loads. */
  readonly ready: boolean;
  readonly children: ReactNode;
}

/** A sheet of A4 on the screen, with a button that prints it. */
export function PrintFrame({ title, back, ready, children }: Props): ReactNode {
  const { t } = useTranslation('requests');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main id="main" className={styles.desk}>
      <div className={styles.tools} data-print="no">
        <LinkButton to={back} icon={ArrowLeft}>
          {t('ui:back')}
        </LinkButton>
        <Button tone="primary" icon={Printer} disabled={!ready} onClick={() => window.print()}>
          {t('receipt.print')}
        </Button>
      </div>
      <article className={styles.sheet}>{children}</article>
    </main>
  );
}
