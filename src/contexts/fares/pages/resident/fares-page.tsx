import { ArrowDownUp, Share2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatDate } from '../../../../shared/time.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { Tick } from '../../../../ui/kit/form/choices.tsx';
import { DateInput, NumberInput, Select, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Card, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { shippedCatalogue } from '../../rules/catalogue.ts';
import { FareError } from '../../rules/errors.ts';
import type { NetworkVersion, Station } from '../../rules/model.ts';
import type { Rulebook } from '../../rules/question.ts';
import { AnswerCard } from './fares/answer-card.tsx';
import { DaySheet } from './fares/day-sheet.tsx';
import { FareList } from './fares/fare-list.tsx';
import styles from './fares/fares.module.css';
import { NetworkMap } from './fares/network-map.tsx';
import { shareAddress } from './fares/share.ts';
import { StationField } from './fares/station-field.tsx';
import { useAnswer, useFaresFrom } from './fares/use-answer.ts';
import { type Asked, useQuestion } from './fares/use-question.ts';
import { useOpensOffline } from './fares/use-opens-offline.ts';
import { NETWORK, useRulebook } from './fares/use-rulebook.ts';

interface PartProps {
  readonly rulebook: Rulebook;
  readonly version: NetworkVersion;
  readonly asked: Asked;
  readonly change: (part: Partial<Asked>) => void;
}

function Question({ rulebook, version, asked, change }: PartProps): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  return (
    <Card>
      <Stack gap={4}>
        <div className={styles.ends}>
          <StationField label={t('page.from')} version={version} pinyin={rulebook.pinyin} value={asked.from} onChange={(from) => change({ from })} />
          <Button icon={ArrowDownUp} aria-label={t('page.swap')} onClick={() => change({ from: asked.to, to: asked.from })} />
          <StationField label={t('page.to')} version={version} pinyin={rulebook.pinyin} value={asked.to} onChange={(to) => change({ to })} />
        </div>
        <div className={styles.when}>
          <DateInput label={t('page.date')} required value={asked.date} minimum={version.validFrom} maximum={version.validTo ?? ''} onChange={(date) => change({ date })} />
          <TextInput label={t('page.time')} required type="time" value={asked.time} onChange={(time) => { if (time) change({ time }); }} />
        </div>
        <Select
          label={t('page.medium')} required value={asked.medium} onChange={(medium) => { if (medium) change({ medium }); }}
          options={rulebook.catalogue.media.map((medium) => ({ value: medium.id, label: medium.name[language] }))}
        />
        <details className={styles.more}>
          <summary>{t('page.more')}</summary>
          <div className={styles.when}>
            <NumberInput label={t('page.age')} minimum={0} maximum={130} value={asked.age} onChange={(age) => change({ age })} />
            <NumberInput label={t('page.ride')} hint={t('page.rideHint')} minimum={1} value={asked.ride} onChange={(ride) => change({ ride })} />
          </div>
        </details>
      </Stack>
    </Card>
  );
}

function Answer({ rulebook, version, asked }: PartProps): ReactNode {
  const { t } = useTranslation('fares');
  const answer = useAnswer(rulebook, version, asked);
  if (answer === undefined) return <Card><Text tone="muted">{t('page.chooseStations')}</Text></Card>;
  if (answer instanceof FareError) return <Note tone="late">{t(`problems.${answer.code}`)}</Note>;
  return (
    <AnswerCard answer={answer} version={version}>
      <Button icon={Share2} block onClick={() => void shareAddress(t)}>{t('page.share')}</Button>
    </AnswerCard>
  );
}

function Drawing({ rulebook, version, asked, change }: PartProps): ReactNode {
  const { t } = useTranslation('fares');
  const [painted, setPainted] = useState(false);
  const [next, setNext] = useState<'from' | 'to'>('from');
  const answer = useAnswer(rulebook, version, asked);
  const fares = useFaresFrom(rulebook, version, asked, painted);
  const path = answer === undefined || answer instanceof FareError || painted ? [] : answer.path.map((step) => step.id);
  const pick = (station: Station): void => {
    // While fares are painted the start stays and each tap asks for another end.
    const end = painted && asked.from ? 'to' : asked.from === '' ? 'from' : asked.to === '' ? 'to' : next;
    change(end === 'from' ? { from: station.id, to: '' } : { to: station.id });
    setNext(end === 'from' ? 'to' : 'from');
  };
  return (
    <Section title={t('page.map')}>
      <Card>
        <Stack gap={3}>
          <Text tone="muted" size="small">{t('page.mapHint')}</Text>
          <NetworkMap version={version} from={asked.from} to={asked.to} path={path} fares={fares} onPick={pick} />
          <Tick label={t('page.paint')} hint={asked.from ? undefined : t('page.paintHint')} value={painted} onChange={setPainted} />
          {fares ? <FareList version={version} fares={fares} onPick={(station) => change({ to: station.id })} /> : null}
        </Stack>
      </Card>
    </Section>
  );
}

function Sources({ rulebook }: { readonly rulebook: Rulebook }): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const dated = [...rulebook.catalogue.policies, ...rulebook.catalogue.tariffs];
  return (
    <Section title={t('page.sources')}>
      <Card>
        <ul className={styles.sources}>
          {dated.map((rule) => (
            <li key={rule.id}>
              <Text as="div" strong>{rule.title[language]}</Text>
              <Text as="div" size="small">{rule.source.summary[language]}</Text>
              <Text as="div" size="small" tone="muted">
                {t('page.source', { title: rule.source.title, date: formatDate(rule.source.published, language) })} · {t(`confidence.${rule.source.confidence}`)}
              </Text>
              {rule.source.note ? <Text as="div" size="small" tone="muted">{rule.source.note[language]}</Text> : null}
            </li>
          ))}
          <li><Text as="div" size="small" tone="muted">{t('page.networkSource')}</Text></li>
          <li><a className={styles.feed} href="/gtfs/suzhou-metro.zip" download>{t('page.feed')}</a></li>
        </ul>
      </Card>
    </Section>
  );
}

/** 地铁票价: two stations, a day and a card; the price with its reasons, without a network too once it was opened. */
export function Page(): ReactNode {
  const { t } = useTranslation('fares');
  const language = useLanguage();
  const { rulebook, problem, retry, busy } = useRulebook();
  const version = shippedCatalogue.networks.find((network) => network.network === NETWORK);
  useOpensOffline();
  if (!version) return null;
  return (
    <Frame title={t('page.title')} back="/" wide>
      <Note>
        {t('page.networkNote', { year: version.asOf.slice(0, 4), from: formatDate(version.validFrom, language), to: formatDate(version.validTo ?? version.asOf, language) })}
      </Note>
      {problem ? <ErrorState problem={problem} onRetry={retry} busy={busy} /> : null}
      {rulebook ? <Asking rulebook={rulebook} version={version} /> : problem ? null : <Skeleton lines={8} />}
    </Frame>
  );
}

function Asking({ rulebook, version }: { readonly rulebook: Rulebook; readonly version: NetworkVersion }): ReactNode {
  const { t } = useTranslation('fares');
  const { asked, change } = useQuestion(version);
  const parts = { rulebook, version, asked, change };
  return (
    <div className={styles.columns}>
      <Stack gap={4}>
        <Question {...parts} />
        <Answer {...parts} />
      </Stack>
      <Stack gap={6}>
        <Drawing {...parts} />
        <Section title={t('page.calendar')}>
          <DaySheet rulebook={rulebook} version={version} date={asked.date} onPick={(date) => change({ date })} />
        </Section>
        <Sources rulebook={rulebook} />
      </Stack>
    </div>
  );
}
