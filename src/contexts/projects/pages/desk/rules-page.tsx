import { PencilLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import type { RuleSetView, RulesPage } from '../../contract.ts';
import { fieldsOfSet } from '../../rules/rule-fields.ts';
import { RevisionCard } from './rules/revision-card.tsx';
import { useRuleText, wordsOf } from './rules/rule-words.tsx';
import styles from './rules/rules.module.css';

function RuleSetPanel({ set, page }: { readonly set: RuleSetView; readonly page: RulesPage }): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const format = useFormat();
  const textOf = useRuleText();
  const { ruleSet, rules, since, source, placeName, revisions } = set;
  const pressing = revisions.filter(({ state, inForce, validFrom }) => state === 'awaiting' || (state === 'released' && !inForce && validFrom > page.today));
  const past = revisions.filter((revision) => !pressing.includes(revision));
  return (
    <Panel
      title={t(`rulebook.sets.${ruleSet}`)}
      extra={page.mayPropose ? <LinkButton to={`/projects/rules/${ruleSet}`} icon={PencilLine}>{t('rulebook.change')}</LinkButton> : undefined}
    >
      <Stack gap={4}>
        <dl className={styles.rules}>
          {fieldsOfSet(ruleSet).map((field) => (
            <div key={field.path}>
              <dt>{t(`rulebook.fields.${wordsOf(ruleSet)}.${field.path}`)}</dt>
              <dd>{textOf(field, rules)}</dd>
            </div>
          ))}
        </dl>
        <Text size="small" tone="muted">{t('rulebook.since', { date: format.date(since), place: placeName ?? t('rulebook.shipped'), source: source[language] })}</Text>
        {pressing.map((revision) => <RevisionCard key={revision.id} ruleSet={ruleSet} revision={revision} today={page.today} />)}
        {past.length > 0 ? (
          <details>
            <summary>{t('rulebook.history', { count: past.length })}</summary>
            <Stack gap={3}>{past.map((revision) => <RevisionCard key={revision.id} ruleSet={ruleSet} revision={revision} today={page.today} />)}</Stack>
          </details>
        ) : null}
      </Stack>
    </Panel>
  );
}

/** Rules of projects, funds and signals at the place one looks at: in words, since when, from which paper, and every version. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { place } = usePlace();
  const { data, error, refetch, isFetching } = useApiQuery('projects.readRulesPage', { query: { divisionCode: place?.code ?? '' } }, { enabled: place !== undefined });
  return (
    <DeskPage title={t('rulebook.title')}>
      <Stack gap={4}>
        {error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
        {!data && !error ? <Skeleton lines={12} /> : null}
        {data ? (
          <>
            <Note>{t('rulebook.intro', { place: data.placeName })}</Note>
            {data.sets.map((set) => <RuleSetPanel key={set.ruleSet} set={set} page={data} />)}
          </>
        ) : null}
        <Row><Link to="/projects">{t('funds.page.toProjects')}</Link><Link to="/funds">{t('funds.page.toFunds')}</Link></Row>
      </Stack>
    </DeskPage>
  );
}
