import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from '../field.module.css';

interface Props {
  readonly href: string;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
}

/** A link out of the product that looks like a button: a phone number, the map app. */
export function OutsideLink({ href, icon: Icon, children }: Props): ReactNode {
  const elsewhere = href.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {};
  return (
    <a className={styles.link} href={href} {...elsewhere}>
      <Icon aria-hidden />
      {children}
    </a>
  );
}
