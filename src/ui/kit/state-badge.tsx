import { AlarmClock, CircleAlert, CircleCheck, CircleDashed, CircleDot, Flower, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from '../tokens.ts';
import { classNames } from './class-names.ts';
import styles from './state-badge.module.css';

/** The icon of each tone; one meaning per icon everywhere. */
export const toneIcon: Readonly<Record<Tone, LucideIcon>> = {
  neutral: CircleDashed,
  active: CircleDot,
  done: CircleCheck,
  soon: AlarmClock,
  late: CircleAlert,
  accent: Flower,
};

interface Props {
  readonly tone: Tone;
  /** Instead of the tone's own icon. */
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A state: icon, word and colour together. */
export function StateBadge({ tone, icon, children }: Props): ReactNode {
  const Icon = icon ?? toneIcon[tone];
  return (
    <span className={classNames(styles.badge, styles[tone])}>
      <Icon aria-hidden />
      {children}
    </span>
  );
}
