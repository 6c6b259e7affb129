import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { DeskActionForm } from '../../../../../ui/desk/desk-action-form.tsx';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { Card, Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { Note } from '../../../../../ui/kit/states.tsx';
import { DateTime } from '../../../../../ui/kit/values.tsx';
import type { Tone } from '../../../../../ui/tokens.ts';
import type { RevisionView } from '../../../contract.ts';
import type { RuleSet } from '../../../inputs/rules.ts';
import { fieldsOfSet } from '../../../rules/rule-fields.ts';
import { useRuleText, wordsOf } from './rule-words.tsx';
import styles from './rules.module.css';

interface Props {
  readonly ruleSet: RuleSet;
  readonly revision: RevisionView;
  readonly today: string;
}

type Shown = 'awaiting' | 'inForce' | 'coming' | 'past' | 'refused' | 'withdrawn';
const tones: Readonly<Record<Shown, Tone>> = { awaiting: 'soon', inForce: 'done', coming: 'active', past: 'neutral', refused: 'late', withdrawn: 'neutral' };

function shownAs({ state, inForce, validFrom }: RevisionView, today: string): Shown {
  if (state !== 'released') return state;
  return inForce ? 'inForce' : validFrom > today ? 'coming' : 'past';
}

/** One version of rules: what it changes, from what to what, who proposed and who decided it; whoever may decides here. */
export function RevisionCard({ ruleSet, revision, today }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const textOf = useRuleText();
  const [doing, setDoing] = useState<string | undefined>();
  const take = useRecordAction({ context: 'projects', id: revision.id, version: revision.version, onDone: () => setDoing(undefined) });
  const open = revision.actions.find(({ action }) => action === doing);
  const shown = shownAs(revision, today);
  const raised = revision.raises.map((path) => t(`rulebook.fields.${wordsOf(ruleSet)}.${path}`));
  return (
    <Card>
      <Stack gap={3}>
        <Row between>
          <Text strong>{t('rulebook.from', { date: format.date(revision.validFrom) })}</Text>
          <StateBadge tone={tones[shown]}>{t(`rulebook.shown.${shown}`)}</StateBadge>
        </Row>
        <dl className={styles.rules}>
          {fieldsOfSet(ruleSet).filter(({ path }) => revision.changed.includes(path)).map((field) => (
            <div key={field.path}>
              <dt>{t(`rulebook.fields.${wordsOf(ruleSet)}.${field.path}`)}</dt>
              <dd><del>{textOf(field, revision.replaces)}</del>{'\n'}<ins>{textOf(field, revision.rules)}</ins></dd>
            </div>
          ))}
        </dl>
        {revision.state === 'awaiting' && raised.length > 0 ? <Note tone="soon">{t('rulebook.raises', { fields: raised.join(t('show.comma')) })}</Note> : null}
        <Text size="small" tone="muted">
          {revision.placeName} · {revision.source} · {t('rulebook.proposedBy', { name: revision.proposedBy ?? '—' })} <DateTime value={revision.createdAt} as="date" />
          {revision.decidedBy === null ? '' : ` · ${t('rulebook.decidedBy', { name: revision.decidedBy })}`}
        </Text>
        {open ? (
          <DeskActionForm
            context="projects" action={open.action} fields={open.fields} busy={take.isPending} problem={take.error} onCancel={() => setDoing(undefined)}
            onSubmit={(body) => take.mutate({ action: open.action, body })}
          />
        ) : revision.actions.length === 0 ? null : (
          <Row>{revision.actions.map(({ action }) => <Button key={action} {...(action === 'releaseRules' ? { tone: 'primary' as const } : {})} onClick={() => setDoing(action)}>{t(`actions.${action}`)}</Button>)}</Row>
        )}
      </Stack>
    </Card>
  );
}
