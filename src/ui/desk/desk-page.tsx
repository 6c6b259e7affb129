import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { classNames } from '../kit/class-names.ts';
import { toneIcon } from '../kit/state-badge.tsx';
import type { Tone } from '../tokens.ts';
import styles from './desk-page.module.css';

interface HeadProps {
  readonly title: string;
  /** Under the title: state, place, deadline. */
  readonly badges?: ReactNode;
  /** Right of the title. */
  readonly actions?: ReactNode;
}

function Head({ title, badges, actions }: HeadProps): ReactNode {
  return (
    <div className={styles.head}>
      <div className={styles.headline}>
        <h1>{title}</h1>
        {badges ? <div className={styles.badges}>{badges}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}

/** One page of the desk. */
export function DeskPage({ title, badges, actions, children }: HeadProps & { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('desk.product')}`;
  }, [title, t]);
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Head title={title} badges={badges} actions={actions} />
      {children}
    </main>
  );
}

interface RecordProps extends HeadProps {
  /** Right: what can be done now (ActionPanel), people, links, map. */
  readonly aside: ReactNode;
  /** Left: the story. */
  readonly children: ReactNode;
}

/** A record with an address: headline, left the story, right what can be done. */
export function RecordPage({ aside, children, ...head }: RecordProps): ReactNode {
  return (
    <DeskPage {...head}>
      <div className={styles.record}>
        <div className={styles.story}>{children}</div>
        <aside className={styles.aside}>{aside}</aside>
      </div>
    </DeskPage>
  );
}

interface PanelProps {
  readonly title: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
}

/** A titled sheet on a desk page. */
export function Panel({ title, extra, children }: PanelProps): ReactNode {
  return (
    <section className={styles.panel}>
      <div className={styles.panelHead}>
        <h2>{title}</h2>
        {extra}
      </div>
      <div className={styles.panelBody}>{children}</div>
    </section>
  );
}

interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: ReactNode;
  readonly tone?: Tone;
  /** The list behind the number. */
  readonly to?: string;
  /** What it is compared with, or how it is counted. */
  readonly hint?: ReactNode;
}

/** One number with its name; leads to the list it counts. */
export function Stat({ label, value, unit, tone, to, hint }: StatProps): ReactNode {
  const Icon = tone && tone !== 'neutral' ? toneIcon[tone] : undefined;
  const content = (
    <>
      <span className={styles.statLabel}>
        {Icon ? <Icon aria-hidden className={tone && styles[tone]} /> : null}
        {label}
      </span>
      <span className={classNames(styles.statValue, tone && styles[tone])}>
        {value}
        {unit ? <small>{unit}</small> : null}
      </span>
      {hint ? <span className={styles.statLabel}>{hint}</span> : null}
    </>
  );
  return to === undefined ? (
    <div className={styles.stat}>{content}</div>
  ) : (
    <Link className={styles.stat} to={to}>
      {content}
    </Link>
  );
}

/** Numbers beside each other. */
export function Stats({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.stats}>{children}</div>;
}
