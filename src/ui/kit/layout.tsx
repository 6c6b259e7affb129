import type { ElementType, ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from './class-names.ts';
import styles from './layout.module.css';

type Gap = 1 | 2 | 3 | 4 | 6 | 8;

interface BoxProps {
  /** Steps of 4 px. */
  readonly gap?: Gap;
  readonly as?: ElementType;
  readonly children: ReactNode;
}

/** Children below each other. */
export function Stack({ gap = 4, as: Element = 'div', children }: BoxProps): ReactNode {
  return <Element className={classNames(styles.stack, styles[`g${gap}`])}>{children}</Element>;
}

/** Children beside each other, wrapping. */
export function Row({ gap = 2, as: Element = 'div', between = false, children }: BoxProps & { readonly between?: boolean }): ReactNode {
  return (
    <Element className={classNames(styles.row, styles[`g${gap}`], between && styles.between)}>{children}</Element>
  );
}

/** Equal cells, as many as fit; one column in elder mode. */
export function Grid({ children }: { readonly children: ReactNode }): ReactNode {
  return <div className={styles.grid}>{children}</div>;
}

interface CardProps {
  /** Makes the whole card a link. */
  readonly to?: string;
  /** Without inner space: for lists and pictures. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A white sheet with a hairline. */
export function Card({ to, flush = false, children }: CardProps): ReactNode {
  const className = classNames(styles.card, flush && styles.flush);
  return to === undefined ? (
    <div className={className}>{children}</div>
  ) : (
    <Link className={className} to={to}>
      {children}
    </Link>
  );
}

interface SectionProps {
  readonly title: ReactNode;
  /** Beside the title, e.g. a link to all. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a page. */
export function Section({ title, action, children }: SectionProps): ReactNode {
  return (
    <section className={styles.section}>
      <div className={styles.heading}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}

interface TextProps {
  readonly tone?: 'plain' | 'muted';
  readonly size?: 'small' | 'text' | 'lead';
  readonly strong?: boolean;
  readonly as?: 'p' | 'span' | 'div' | 'strong';
  readonly children: ReactNode;
}

/** Running text in one of three sizes. */
export function Text({ tone = 'plain', size = 'text', strong = false, as: Element = 'p', children }: TextProps): ReactNode {
  return (
    <Element
      className={classNames(
        tone === 'muted' && styles.muted,
        size === 'small' && styles.small,
        size === 'lead' && styles.lead,
        strong && styles.strong,
      )}
    >
      {children}
    </Element>
  );
}

interface Fact {
  readonly label: ReactNode;
  readonly value: ReactNode;
}

/** Names and values in two columns; facts without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const known = facts.filter(({ value }) => value !== undefined && value !== null && value !== '');
  return (
    <dl className={styles.facts}>
      {known.map(({ label, value }, index) => [
        <dt key={`label-${index}`}>{label}</dt>,
        <dd key={`value-${index}`}>{value}</dd>,
      ])}
    </dl>
  );
}

/** Read aloud, not drawn. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): ReactNode {
  return <span className={styles.hidden}>{children}</span>;
}
