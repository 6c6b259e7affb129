import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet';

interface Look {
  /** `primary` one per screen; `danger` for what cannot be undone; `quiet` without a border. */
  readonly tone?: ButtonTone;
  readonly icon?: LucideIcon;
  /** As wide as its column. */
  readonly block?: boolean;
  readonly children?: ReactNode;
}

export type ButtonProps = Look &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> & {
    /** Working: keeps its words and its focus, ignores further presses. */
    readonly busy?: boolean;
  };

function looks({ tone = 'secondary', block }: Look): string {
  return classNames(styles.button, styles[tone], block && styles.block);
}

/** A button; says what will happen. */
export function Button({ tone, icon: Icon, block, busy = false, children, onClick, type = 'button', ...rest }: ButtonProps): ReactNode {
  const press = (event: MouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={looks({ ...(tone ? { tone } : {}), ...(block ? { block } : {}) })}
      aria-busy={busy || undefined}
      onClick={press}
    >
      {busy ? <LoaderCircle className={styles.spin} aria-hidden /> : Icon ? <Icon aria-hidden /> : null}
      {children}
    </button>
  );
}

interface LinkButtonProps extends Look {
  readonly to: string;
  readonly replace?: boolean;
  readonly 'aria-label'?: string;
}

/** A link that looks like a button: for going somewhere. */
export function LinkButton({ to, replace = false, icon: Icon, children, tone, block, ...rest }: LinkButtonProps): ReactNode {
  return (
    <Link {...rest} to={to} replace={replace} className={looks({ ...(tone ? { tone } : {}), ...(block ? { block } : {}) })}>
      {Icon ? <Icon aria-hidden /> : null}
      {children}
    </Link>
  );
}
