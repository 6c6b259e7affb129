import type { ReactNode } from 'react';
import type { Output } from '../../../ui/api/types.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../ui/i18n/index.ts';
import { classNames } from '../../../ui/kit/class-names.ts';
import { VisuallyHidden } from '../../../ui/kit/layout.tsx';
import { monthsOf } from './months.ts';
import styles from './system.module.css';

type Year = Output<'calendar.read'>;
type Fact = Year['days'][number];

interface Props {
  readonly year: Year;
  readonly onDay: ((date: string) => void) | undefined;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const kindStyles: Readonly<Record<Fact['kind'], string | undefined>> = {
  workday: undefined,
  weekend: styles.weekend,
  publicHoliday: styles.off,
  swappedWorkday: styles.swapped,
};

/** Twelve months; what differs from the plain week is coloured and marked with a word. */
export function YearView({ year, onDay }: Props): ReactNode {
  const { t } = useTranslation('system');
  const language = useLanguage();
  const format = useFormat();
  const facts = new Map(year.days.map((fact) => [fact.date, fact]));
  return (
    <div className={styles.year}>
      {monthsOf(year.year).map(({ month, blanks, days }) => (
        <section key={month} className={styles.month}>
          <h2>{t(`calendar.months.${month}`)}</h2>
          <div className={styles.grid}>
            {weekdays.map((weekday) => (
              <span key={weekday} className={styles.weekday}>
                {t(`calendar.weekdays.${weekday}`)}
              </span>
            ))}
            {Array.from({ length: blanks }, (_, index) => (
              <span key={`blank-${index}`} />
            ))}
            {days.map(({ date, day, weekend }) => {
              const fact = facts.get(date);
              const kind = fact?.kind ?? (weekend ? 'weekend' : 'workday');
              const words = [format.date(date), t(`calendar.kinds.${kind}`), fact?.name?.[language], fact?.provisional ? t('calendar.provisional') : undefined];
              const mark = kind === 'publicHoliday' ? t('calendar.offMark') : kind === 'swappedWorkday' ? t('calendar.workMark') : undefined;
              return (
                <button
                  key={date}
                  type="button"
                  className={classNames(styles.day, kindStyles[kind], fact?.edited && styles.edited)}
                  title={words.filter(Boolean).join(' · ')}
                  disabled={!onDay}
                  onClick={() => onDay?.(date)}
                >
                  {day}
                  {mark ? <small>{mark}</small> : null}
                  <VisuallyHidden>{words.filter(Boolean).join(' ')}</VisuallyHidden>
                </button>
              );
            })}
          </div>
        </section>
      ))}
    </div>
  );
}
