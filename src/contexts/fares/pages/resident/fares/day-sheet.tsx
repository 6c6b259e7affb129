import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatDate, formatWeekday } from '../../../../../shared/time.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { classNames } from '../../../../../ui/kit/class-names.ts';
import { Card, Row, Stack, Text, VisuallyHidden } from '../../../../../ui/kit/layout.tsx';
import { useDisplay } from '../../../../../ui/mode.ts';
import type { NetworkVersion } from '../../../rules/model.ts';
import type { Rulebook } from '../../../rules/question.ts';
import styles from './fares.module.css';
import { type SheetDay, addMonths, monthOf, monthSheet } from './month.ts';

interface DaySheetProps {
  readonly rulebook: Rulebook;
  readonly version: NetworkVersion;
  readonly date: string;
  readonly onPick: (date: string) => void;
}

function useDayMark(): (day: SheetDay) => string {
  const { t } = useTranslation('fares');
  return (day) => (day.discount ? t('page.markDiscount') : day.kind === 'publicHoliday' ? t('page.markOff') : day.kind === 'swappedWorkday' ? t('page.markWork') : '');
}

/** Elder mode: the discount days of the month as large buttons below each other. */
function DayList({ days, date, onPick }: { readonly days: readonly (SheetDay | undefined)[]; readonly date: string; readonly onPick: (date: string) => void }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const discounts = days.filter((day) => day?.discount);
  return (
    <Stack gap={2}>
      <Text>{t('page.discountDays', { count: discounts.length })}</Text>
      {discounts.map((day) => day ? (
        <Button key={day.date} block tone={day.date === date ? 'primary' : 'secondary'} onClick={() => onPick(day.date)}>
          {formatDate(day.date, language)} {formatWeekday(day.date, language)}{day.name ? ` ${day.name[language]}` : ''}
        </Button>
      ) : null)}
    </Stack>
  );
}

/** A month with its discount days; a tap asks for that day. */
export function DaySheet({ rulebook, version, date, onPick }: DaySheetProps): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const mark = useDayMark();
  const elder = useDisplay().mode === 'elder';
  const [shown, setShown] = useState<{ month: string; date: string }>({ month: monthOf(date), date });
  // Another day chosen elsewhere turns the sheet; turning it here does not change the day.
  const month = shown.date === date ? shown.month : monthOf(date);
  const turn = (count: number): void => setShown({ month: addMonths(month, count), date });
  const weeks = monthSheet(month, rulebook.days, rulebook.catalogue.policies);
  const discounts = weeks.flat().filter((day) => day?.discount).length;
  const first = monthOf(version.validFrom);
  const last = version.validTo === null ? '9999' : monthOf(version.validTo);
  const outside = (day: string): boolean => day < version.validFrom || (version.validTo !== null && day > version.validTo);
  const title = t('page.month', { year: month.slice(0, 4), month: Number(month.slice(5, 7)), name: formatDate(month, 'en').split(' ')[1] });
  return (
    <Card>
      <Stack gap={3}>
        <Row between>
          <Button tone="quiet" icon={ChevronLeft} aria-label={t('page.monthBefore')} disabled={month <= first} onClick={() => turn(-1)} />
          <Text as="div" strong>{title}</Text>
          <Button tone="quiet" icon={ChevronRight} aria-label={t('page.monthAfter')} disabled={month >= last} onClick={() => turn(1)} />
        </Row>
        {elder ? <DayList days={weeks.flat()} date={date} onPick={onPick} /> : (
        <table className={styles.sheet}>
          <caption>{t('page.discountDays', { count: discounts })}</caption>
          <thead>
            <tr>{[1, 2, 3, 4, 5, 6, 7].map((weekday) => <th key={weekday} scope="col">{t(`page.weekdays.${weekday}`)}</th>)}</tr>
          </thead>
          <tbody>
            {weeks.map((week, index) => (
              <tr key={`${month} ${index}`}>
                {week.map((day, place) => (
                  <td key={day?.date ?? place}>
                    {day ? (
                      <button
                        type="button"
                        className={classNames(styles.day, day.discount && styles.discount, day.date === date && styles.chosenDay)}
                        disabled={outside(day.date)}
                        aria-pressed={day.date === date}
                        onClick={() => onPick(day.date)}
                      >
                        <VisuallyHidden>{`${formatDate(day.date, language)} ${t(`dayKind.${day.kind}`)}${day.name ? ` ${day.name[language]}` : ''}${day.discount ? ` ${t('page.discountDay')}` : ''}`}</VisuallyHidden>
                        <span aria-hidden>{Number(day.date.slice(8))}</span>
                        <small aria-hidden>{mark(day)}</small>
                      </button>
                    ) : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        )}
      </Stack>
    </Card>
  );
}
