import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useRuleSentence } from '../../shared/rule-sentence.ts';
import styles from '../desk.module.css';
import type { Rule } from './rule-form.ts';

const tones = { valid: 'done', later: 'soon', ended: 'neutral', replaced: 'neutral' } as const;

export type RuleAction = 'change' | 'end' | 'history' | 'try';

/** So many categories are named; the number says the rest. */
const mostNamed = 3;

interface Props {
  readonly rules: readonly Rule[];
  readonly onAction: (action: RuleAction, rule: Rule) => void;
  readonly onConflict: () => void;
}

/** The rules in the order they are asked; neighbours that are equally specific change places. */
export function RuleList({ rules, onAction, onConflict }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const language = useLanguage();
  const sentence = useRuleSentence();
  const order = useApiMutation('requests.orderDispatchRules', {
    onSuccess: () => showToast(t('dispatch.reordered')),
    onError: ({ status }) => (status === 409 ? onConflict() : undefined),
  });
  const living = rules.filter(({ status }) => status === 'valid');
  const last = new Map(rules.map(({ id, revision }) => [id, revision]));
  for (const { id, revision } of rules) last.set(id, Math.max(revision, last.get(id) ?? 0));
  const mover = (rule: Rule, other: Rule | undefined, direction: 'up' | 'down'): ReactNode => {
    if (!rule.mayEdit || rule.status !== 'valid' || other?.rank !== rule.rank) return null;
    const pair = direction === 'up' ? [rule, other] : [other, rule];
    return (
      <Button
        type="text" size="small" disabled={order.isPending} aria-label={t(`dispatch.${direction}`, { rule: sentence(rule.words) })} icon={direction === 'up' ? <ArrowUp size={16} aria-hidden /> : <ArrowDown size={16} aria-hidden />}
        onClick={() => order.mutate({ body: { divisionCode: rule.divisionCode, items: pair.map(({ id, version }) => ({ id, version })) } })}
      />
    );
  };
  return (
    <>
      {order.error ? <ErrorState problem={order.error} /> : null}
      <div className={styles.sheet} tabIndex={0} role="group" aria-label={t('dispatch.title')}>
        <table className={styles.table} aria-label={t('dispatch.title')}>
          <thead>
            <tr>
              {(['order', 'rule', 'status', 'valid', 'hits', 'actions'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`dispatch.columns.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => {
              const place = living.indexOf(rule);
              const words = sentence(rule.words);
              const behind = rules.find(({ id }) => id === rule.unreachedBehind);
              const actions: readonly RuleAction[] = rule.mayEdit && rule.revision === last.get(rule.id) && (rule.status === 'valid' || rule.status === 'later') ? ['change', 'try', 'end', 'history'] : ['history'];
              return (
                <tr key={`${rule.id}:${rule.revision}`}>
                  <td>
                    <Row gap={1}>
                      {place < 0 ? '—' : place + 1}
                      {mover(rule, living[place - 1], 'up')}
                      {mover(rule, living[place + 1], 'down')}
                    </Row>
                  </td>
                  <td>
                    <div className={styles.rule}>{words}</div>
                    {rule.note ? (
                      <Text tone="muted" size="small">
                        {rule.note}
                      </Text>
                    ) : null}
                    {behind ? (
                      <Note tone="soon">
                        {t('dispatch.unreached')} {t('dispatch.unreachedBy', { rule: sentence(behind.words) })}
                      </Note>
                    ) : null}
                    {rule.overrides.length > 0 && !rule.targetGone ? (
                      <Note tone="soon">
                        {t('dispatch.overrides', { list: rule.overrides.slice(0, mostNamed).map(({ category, workstation }) => t('dispatch.usual', { category: category[language], workstation })).join(t('desk.workstation.comma')), count: rule.overrides.length })}
                      </Note>
                    ) : null}
                    {rule.targetGone ? <Note tone="late">{t('dispatch.targetGone', { target: rule.words.target.name })}</Note> : null}
                  </td>
                  <td>
                    <StateBadge tone={tones[rule.status]}>{t(`dispatch.status.${rule.status}`)}</StateBadge>
                  </td>
                  <td>
                    {format.date(rule.validFrom)} – {rule.validTo ? format.date(rule.validTo) : t('dispatch.openEnd')}
                  </td>
                  <td>{t('dispatch.hitsOf', { count: rule.hits })}</td>
                  <td>
                    {actions.map((action) => (
                      <Button key={action} type="link" size="small" aria-label={t('dispatch.more', { action: t(`dispatch.${action}`), rule: words })} onClick={() => onAction(action, rule)}>
                        {t(`dispatch.${action}`)}
                      </Button>
                    ))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
