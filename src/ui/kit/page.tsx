import { ChevronLeft } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './page.module.css';

/** Goes back within the product; to `fallback` when the page was opened directly. */
export function useGoBack(fallback = '/'): () => void {
  const navigate = useNavigate();
  const { key } = useLocation();
  return () => {
    void (key === 'default' ? navigate(fallback, { replace: true }) : navigate(-1));
  };
}

interface TopBarProps {
  readonly title: ReactNode;
  /** Where “back” leads when nothing lies behind; `false` draws no arrow; a function replaces going back. */
  readonly back?: string | false | (() => void);
  readonly action?: ReactNode;
}

/** The bar with the page's name. */
export function TopBar({ title, back = '/', action }: TopBarProps): ReactNode {
  const { t } = useTranslation();
  const goBack = useGoBack(typeof back === 'string' ? back : '/');
  return (
    <header className={styles.topbar}>
      <div className={styles.topbarInner}>
        {back === false ? null : (
          <Button tone="quiet" icon={ChevronLeft} aria-label={t('back')} onClick={typeof back === 'function' ? back : goBack} />
        )}
        <h1 className={styles.title}>{title}</h1>
        {action}
      </div>
    </header>
  );
}

interface PageProps extends TopBarProps {
  /** The document's title when `title` is not plain text. */
  readonly documentTitle?: string;
  /** Stays in reach of the thumb: the primary button. */
  readonly footer?: ReactNode;
  /** Draws no bar: the page has its own head with an `h1`. */
  readonly bare?: boolean;
  /** For maps and boards. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** One screen of the resident or field face. */
export function Page({ title, documentTitle, back, action, footer, bare = false, wide = false, children }: PageProps): ReactNode {
  const { t } = useTranslation();
  const name = documentTitle ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    document.title = name === undefined ? t('product') : `${name} · ${t('product')}`;
  }, [name, t]);
  return (
    <>
      {bare ? null : <TopBar title={title} {...(back === undefined ? {} : { back })} action={action} />}
      <main id="main" tabIndex={-1} className={classNames(styles.main, wide && styles.wide)}>
        {children}
      </main>
      {footer ? (
        <div className={styles.footer}>
          <div className={styles.footerInner}>{footer}</div>
        </div>
      ) : null}
    </>
  );
}
