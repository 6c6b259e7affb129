import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { classNames } from '../../../../ui/kit/class-names.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import styles from './desk.module.css';
import { type Rule, RuleDrawer, useRuleValue } from './rules/rule-drawer.tsx';

const groups = ['warnings', 'returns', 'extensions', 'supervision', 'closing', 'handOver', 'classifier'] as const;

function RulesTable({ rules, label, mayChange, onOpen }: { readonly rules: readonly Rule[]; readonly label: string; readonly mayChange: boolean; readonly onOpen: (rule: Rule) => void }): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const valueOf = useRuleValue();
  return (
    <div className={styles.sheet} tabIndex={0} role="group" aria-label={label}>
      <table className={classNames(styles.table, styles.rules)}>
        <thead>
          <tr>
            {(['name', 'value', 'place', 'since', 'source', 'do'] as const).map((name) => (
              <th key={name} scope="col">{t(`rules.columns.${name}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.name}>
              <td>
                <strong>{t(`rules.names.${rule.name}`)}</strong>
                <br />
                <Text tone="muted" size="small">{t(`rules.hints.${rule.name}`)}</Text>
              </td>
              <td>
                {valueOf(rule, rule.current.value)}
                {rule.coming[0] ? <div><StateBadge tone="soon">{t('rules.coming', { date: format.date(rule.coming[0].validFrom), value: valueOf(rule, rule.coming[0].value) })}</StateBadge></div> : null}
              </td>
              <td>{t('rules.place')}</td>
              <td>{format.date(rule.current.validFrom)}</td>
              <td>{rule.current.changedAt === null ? t('rules.programDefault') : rule.current.source}</td>
              <td>
                <Button type="link" size="small" aria-label={t(mayChange ? 'rules.changeName' : 'rules.historyName', { name: t(`rules.names.${rule.name}`) })} onClick={() => onOpen(rule)}>
                  {t(mayChange ? 'rules.change' : 'rules.history')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 诉求规则: the thresholds of the loop, each with its value, since when and by what source; changed from a day on. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const [open, setOpen] = useState<Rule['name'] | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.listRules', {});
  const chosen = data?.items.find(({ name }) => name === open);
  return (
    <DeskPage title={t('rules.title')}>
      <Text tone="muted">{t('rules.hint')}</Text>
      {data && !data.mayChange && roles.has('administrator') ? <Note>{t('rules.cityHint')}</Note> : null}
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={12} /> : null}
      {data ? groups.map((group) => (
        <Panel key={group} title={t(`rules.groups.${group}`)}>
          <RulesTable rules={data.items.filter((rule) => rule.group === group)} label={t(`rules.groups.${group}`)} mayChange={data.mayChange} onOpen={({ name }) => setOpen(name)} />
        </Panel>
      )) : null}
      <Panel title={t('rules.elsewhere')}>
        <Stack as="ul" gap={2}>
          <li><Link to="/categories">{t('rules.toCategories')}</Link></li>
          <li><Link to="/statistics/rules">{t('rules.toRates')}</Link></li>
        </Stack>
      </Panel>
      {chosen && data ? <RuleDrawer key={chosen.name} rule={chosen} openCases={data.openCases} mayChange={data.mayChange} onClose={() => setOpen(undefined)} /> : null}
    </DeskPage>
  );
}
