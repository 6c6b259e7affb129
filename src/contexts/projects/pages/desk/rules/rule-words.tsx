import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import type { RuleSet } from '../../../inputs/rules.ts';
import { type RuleField, valueAt } from '../../../rules/rule-fields.ts';

interface Level {
  readonly uptoFen: number;
  readonly roles: readonly string[];
  readonly persons: number;
}

interface Quote {
  readonly uptoFen: number;
  readonly count: number;
}

/** The group whose words name the rules of a set: all funds share theirs. */
export function wordsOf(ruleSet: RuleSet): 'projects' | 'signals' | 'funds' {
  return ruleSet === 'projects' || ruleSet === 'signals' ? ruleSet : 'funds';
}

/** Writes the value of a rule the way people say it. */
export function useRuleText(): (field: RuleField, rules: object) => string {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const writers: Readonly<Record<RuleField['control'], (value: never) => string>> = {
    money: (fen: number) => format.money(fen),
    count: (count: number) => format.number(count),
    days: (count: number) => t('rulebook.days', { count }),
    naturalDays: (count: number) => t('rulebook.naturalDays', { count }),
    share: (share: number) => t('rulebook.percent', { percent: format.number(Math.round(share * 100)) }),
    factor: (factor: number) => t('rulebook.times', { factor: String(factor) }),
    levels: (levels: readonly Level[]) =>
      levels.map(({ uptoFen, roles, persons }) => t('rulebook.level', { upto: format.money(uptoFen), roles: roles.map((role) => t(`roles.${role}`)).join(t('rulebook.or')), count: persons })).join('\n'),
    quotes: (quotes: readonly Quote[]) => quotes.map(({ uptoFen, count }) => t('rulebook.quote', { upto: format.money(uptoFen), count })).join('\n'),
    workTypes: (types: readonly string[]) => (types.length === 0 ? t('rulebook.none') : types.map((type) => t(`options.workType.${type}`)).join(t('show.comma'))),
    purposes: (purposes: readonly string[]) => purposes.map((purpose) => t(`funds.purposes.${purpose}`)).join(t('show.comma')),
    carryOver: (mode: string) => t(`funds.page.carryOver.${mode}`),
    warranty: (months: Readonly<Record<string, number>>) =>
      Object.entries(months)
        .sort(([one], [other]) => Number(other === 'default') - Number(one === 'default'))
        .map(([type, count]) => t('rulebook.warranty', { type: type === 'default' ? t('rulebook.otherWorks') : t(`options.workType.${type}`), count }))
        .join(t('show.comma')),
  };
  return (field, rules) => {
    const value = valueAt(rules, field.path);
    return value === undefined ? '—' : writers[field.control](value as never);
  };
}
