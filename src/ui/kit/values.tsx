import type { ReactNode } from 'react';
import { useFormat } from '../format/use-format.ts';
import { millisecondsOf, type Instant } from '../format/instant.ts';

interface TimeProps {
  readonly value: Instant;
  /** `relative` (default): within a day “3 小时前”, else date and time; `full`; `date`. */
  readonly as?: 'relative' | 'full' | 'date';
}

/** An instant in Suzhou's time; the full date and time is its title. */
export function DateTime({ value, as = 'relative' }: TimeProps): ReactNode {
  const format = useFormat();
  const text = as === 'relative' ? format.relative(value) : as === 'full' ? format.dateTime(value) : format.date(value);
  return (
    <time dateTime={new Date(millisecondsOf(value)).toISOString()} title={format.dateTime(value)}>
      {text}
    </time>
  );
}

/** Integer fen as `¥1,234.50`. */
export function Money({ fen }: { readonly fen: number }): ReactNode {
  return <>{useFormat().money(fen)}</>;
}

/** Metres as m or km. */
export function Distance({ metres }: { readonly metres: number }): ReactNode {
  return <>{useFormat().distance(metres)}</>;
}
