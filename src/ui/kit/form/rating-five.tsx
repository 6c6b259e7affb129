import { Frown, Laugh, Meh, Smile, Angry, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.ts';
import { Stack } from '../layout.tsx';
import { ChoiceList, TickList } from './choices.tsx';

/** 5 very satisfied … 1 very dissatisfied. */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;

export interface RatingValue {
  readonly level: RatingLevel | undefined;
  readonly reasons: readonly string[];
}

const icons: Readonly<Record<RatingLevel, LucideIcon>> = { 5: Laugh, 4: Smile, 3: Meh, 2: Frown, 1: Angry };
const levels: readonly RatingLevel[] = [5, 4, 3, 2, 1];

interface Props {
  readonly legend: ReactNode;
  readonly value: RatingValue;
  readonly onChange: (value: RatingValue) => void;
  /** Reasons to tick per level; nothing is ticked beforehand. */
  readonly reasonsFor?: (level: RatingLevel) => readonly { readonly value: string; readonly label: string }[];
  readonly error?: string | undefined;
}

/** 好差评: five levels, none chosen beforehand, with reasons that fit the level. */
export function RatingFive({ legend, value, onChange, reasonsFor, error }: Props): ReactNode {
  const { t } = useTranslation();
  const reasons = value.level === undefined ? [] : (reasonsFor?.(value.level) ?? []);
  return (
    <Stack gap={4}>
      <ChoiceList
        legend={legend}
        error={error}
        choices={levels.map((level) => ({ value: String(level), label: t(`rating.level${level}`), icon: icons[level] }))}
        value={value.level === undefined ? undefined : String(value.level)}
        onChange={(level) => onChange({ level: Number(level) as RatingLevel, reasons: [] })}
      />
      {reasons.length > 0 ? (
        <TickList
          legend={t(value.level !== undefined && value.level >= 3 ? 'rating.good' : 'rating.bad')}
          required={false}
          choices={reasons}
          values={value.reasons}
          onChange={(picked) => onChange({ ...value, reasons: picked })}
        />
      ) : null}
    </Stack>
  );
}
