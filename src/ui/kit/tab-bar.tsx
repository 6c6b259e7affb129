import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import styles from './page.module.css';

export interface Tab {
  readonly to: string;
  readonly icon: LucideIcon;
  readonly label: string;
  /** Unread or waiting items; 0 draws nothing. */
  readonly count?: number;
}

/** The lower bar, four tabs at most. */
export function TabBar({ tabs }: { readonly tabs: readonly Tab[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <nav className={styles.tabs} aria-label={t('tabs.label')}>
      <ul>
        {tabs.slice(0, 4).map(({ to, icon: Icon, label, count = 0 }) => (
          <li key={to}>
            <NavLink className={styles.tab ?? ''} to={to} end={to === '/'}>
              <Icon aria-hidden />
              <span>{label}</span>
              {count > 0 ? <span className={styles.badge}>{count > 99 ? '99+' : count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The first link of a page: jumps over the bars. */
export function SkipLink(): ReactNode {
  const { t } = useTranslation();
  return (
    <a className={styles.skip} href="#main">
      {t('skipToContent')}
    </a>
  );
}
