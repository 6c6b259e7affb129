import { ChevronRight, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from './class-names.ts';
import styles from './list.module.css';

/** Rows under each other in a white sheet. */
export function List({ children, label }: { readonly children: ReactNode; readonly label?: string }): ReactNode {
  return (
    <ul className={styles.list} aria-label={label}>
      {children}
    </ul>
  );
}

interface ItemProps {
  readonly title: ReactNode;
  /** Second line: place, date, next step. */
  readonly detail?: ReactNode;
  /** Below both, never cut: states, ratings. */
  readonly badges?: ReactNode;
  /** Right side: a badge, a distance, an amount. */
  readonly aside?: ReactNode;
  readonly icon?: LucideIcon;
  /** Makes the row a link … */
  readonly to?: string;
  /** … to another site or a phone number … */
  readonly href?: string;
  /** … or a button. */
  readonly onPress?: () => void;
}

/** One row; a link, a button or plain. */
export function ListItem({ title, detail, badges, aside, icon: Icon, to, href, onPress }: ItemProps): ReactNode {
  const content = (
    <>
      {Icon ? (
        <span className={styles.leading}>
          <Icon aria-hidden />
        </span>
      ) : null}
      <span className={styles.text}>
        <span className={styles.title}>{title}</span>
        {detail ? <span className={classNames(styles.detail)}>{detail}</span> : null}
        {badges ? <span className={styles.badges}>{badges}</span> : null}
      </span>
      {aside ? <span className={styles.aside}>{aside}</span> : null}
      {to ?? href ?? onPress ? <ChevronRight className={styles.chevron} aria-hidden /> : null}
    </>
  );
  return (
    <li className={styles.item}>
      {to !== undefined ? (
        <Link className={styles.row} to={to}>
          {content}
        </Link>
      ) : href !== undefined ? (
        <a className={styles.row} href={href}>
          {content}
        </a>
      ) : onPress ? (
        <button type="button" className={styles.row} onClick={onPress}>
          {content}
        </button>
      ) : (
        <div className={styles.row}>{content}</div>
      )}
    </li>
  );
}
