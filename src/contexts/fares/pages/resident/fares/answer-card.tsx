import { CircleCheck, CircleMinus, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatDate, formatWeekday } from '../../../../../shared/time.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Card, Facts, Section, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import type { NetworkVersion } from '../../../rules/model.ts';
import type { QuotedPolicy } from '../../../rules/price.ts';
import type { Quote } from '../../../rules/quote.ts';
import styles from './fares.module.css';

function PolicyReason({ policy }: { readonly policy: QuotedPolicy }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const Icon = policy.applied ? CircleCheck : CircleMinus;
  return (
    <li className={styles.reason}>
      <Icon aria-hidden className={policy.applied ? styles.yes : styles.no} />
      <div>
        <Text strong as="div">{policy.title[language]}</Text>
        <Text as="div" size="small">
          <strong className={policy.applied ? styles.yes : styles.no}>{t(policy.applied ? 'page.applied' : 'page.notApplied')}</strong>
          {language === 'zh' ? '：' : ': '}
          {policy.because[language]}
        </Text>
      </div>
    </li>
  );
}

/** The lines of a way: where one gets on and how many stops later one gets off. */
function legsOf(answer: Quote, version: NetworkVersion, language: 'zh' | 'en'): { line: string; from: string; to: string; stops: number }[] {
  const lineOf = (id: string | null): string => {
    const line = version.lines.find((candidate) => candidate.id === id);
    return (language === 'zh' ? line?.name : line?.nameEn) ?? '';
  };
  const name = (step: Quote['path'][number]): string => (language === 'zh' ? step.name : step.nameEn);
  const legs: { line: string; from: string; to: string; stops: number }[] = [];
  for (const [index, step] of answer.path.entries()) {
    const before = answer.path[index - 1];
    if (!before) continue;
    const last = legs.at(-1);
    if (last && last.line === lineOf(step.line)) legs[legs.length - 1] = { ...last, to: name(step), stops: last.stops + 1 };
    else legs.push({ line: lineOf(step.line), from: name(before), to: name(step), stops: 1 });
  }
  return legs;
}

/** The price in large figures, then everything it rests on. */
export function AnswerCard({ answer, version, children }: { readonly answer: Quote; readonly version: NetworkVersion; readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const format = useFormat();
  const { baseFen, payFen, day, band } = answer;
  const dayName = language === 'zh' ? day.name : day.nameEn;
  const reduced = payFen !== null && baseFen !== null && payFen < baseFen;
  return (
    <Card>
      <Stack gap={4}>
        <div className={styles.price} aria-live="polite">
          <span className={styles.priceLabel}>{t(payFen === null ? 'page.unknownPrice' : 'page.pay')}</span>
          {payFen === null ? null : <strong className={styles.amount}>{format.money(payFen)}</strong>}
          {baseFen !== null && (reduced || payFen === null) ? (
            <span className={styles.base}>
              {t('page.baseFare')} {reduced ? <s>{format.money(baseFen)}</s> : format.money(baseFen)}
            </span>
          ) : null}
        </div>
        <ul className={styles.notes}>
          {answer.notes.filter((note) => note.code !== 'network-version').map((note) => (
            <li key={`${note.code} ${note.zh}`}>
              <Info aria-hidden />
              <span>{note[language]}</span>
            </li>
          ))}
        </ul>
        <Section title={t('page.why')}>
          <ul className={styles.reasons}>
            {answer.policies.map((policy) => (
              <PolicyReason key={policy.id} policy={policy} />
            ))}
          </ul>
        </Section>
        <Facts
          facts={[
            { label: t('page.day'), value: `${formatDate(day.date, language)} ${formatWeekday(day.date, language)} · ${t(`dayKind.${day.kind}`)}${dayName === null ? '' : ` ${dayName}`}` },
            { label: t('page.distance'), value: answer.metres > 0 ? t('page.metres', { metres: format.number(answer.metres), count: answer.path.length - 1 }) : undefined },
            { label: t('page.band'), value: band ? t(band.overMetres === 0 ? 'page.firstBand' : 'page.bandText', { over: band.overMetres / 1000, upTo: band.upToMetres / 1000, fare: format.money(band.fen) }) : undefined },
            {
              label: t('page.way'),
              value: answer.metres > 0 ? (
                <ol className={styles.legs}>
                  {legsOf(answer, version, language).map((leg) => (
                    <li key={`${leg.line} ${leg.from}`}>{t('page.leg', { ...leg, count: leg.stops })}</li>
                  ))}
                </ol>
              ) : undefined,
            },
          ]}
        />
        {children}
      </Stack>
    </Card>
  );
}
