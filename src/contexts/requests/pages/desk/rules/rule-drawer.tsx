import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Drawer } from '../../../../../ui/desk/antd.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { DateInput, NumberInput, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Row, Section, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { addDays, plainDateOf } from '../../../../../shared/time.ts';

export type Rule = Output<'requests.listRules'>['items'][number];
type Revision = Rule['current'];

/** A value with what it is counted in. */
export function useRuleValue(): (rule: Pick<Rule, 'unit'>, value: number) => string {
  const { t } = useTranslation('requests');
  return ({ unit }, value) => t(`rules.units.${unit}`, { count: value });
}

interface Props {
  readonly rule: Rule;
  readonly openCases: number;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

/** Everything the rule was, is and will be; what has not begun may be taken back. */
function History({ rule, mayChange }: Pick<Props, 'rule' | 'mayChange'>): ReactNode {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const { text } = useProblemText();
  const valueOf = useRuleValue();
  const withdraw = useApiMutation('requests.withdrawRule', { onSuccess: () => showToast(t('rules.withdrawn'), 'done') });
  const coming = new Set(rule.coming.map(({ id }) => id));
  const line = (revision: Revision): ReactNode => (
    <li key={revision.id}>
      <Row between>
        <span>
          <strong>{valueOf(rule, revision.value)}</strong> {t('rules.historyLine', { date: format.date(revision.validFrom) })}
        </span>
        {mayChange && coming.has(revision.id) ? (
          <Button size="small" danger loading={withdraw.isPending} aria-label={t('rules.withdrawName', { date: format.date(revision.validFrom) })} onClick={() => withdraw.mutate({ params: { id: revision.id } })}>
            {t('rules.withdraw')}
          </Button>
        ) : null}
      </Row>
      <Text tone="muted" size="small">
        {revision.changedAt === null ? t('rules.programDefault') : [t('rules.by', { name: revision.changedByName ?? '', at: format.dateTime(revision.changedAt) }), revision.source].join(' · ')}
      </Text>
    </li>
  );
  return (
    <Section title={t('rules.history')}>
      <Stack as="ul" gap={3}>
        {[...rule.coming.toReversed(), rule.current, ...rule.past].map(line)}
      </Stack>
      {withdraw.error ? <Note tone="late">{text(withdraw.error)}</Note> : null}
    </Section>
  );
}

function Change({ rule, openCases, onClose }: Pick<Props, 'rule' | 'openCases' | 'onClose'>): ReactNode {
  const { t } = useTranslation('requests');
  const { forField, text } = useProblemText();
  const today = plainDateOf(Date.now());
  const [value, setValue] = useState<number | undefined>(rule.current.value);
  const [validFrom, setValidFrom] = useState(addDays(today, 1));
  const [source, setSource] = useState('');
  const [checked, setChecked] = useState(false);
  const set = useApiMutation('requests.setRule', {
    onSuccess: () => {
      showToast(t('rules.saved'), 'done');
      onClose();
    },
  });
  const required = (missing: boolean): string | undefined => (checked && missing ? t('ui:fieldProblems.required') : undefined);
  const wordless = !/[\p{L}\p{N}]/u.test(source);
  const fields = ['value', 'validFrom', 'source'].some((name) => forField(set.error, name) !== undefined);
  const save = (): void => {
    setChecked(true);
    if (value === undefined || validFrom === '' || wordless) return;
    set.mutate({ body: { name: rule.name, value, validFrom, source: source.trim() } });
  };
  return (
    <Stack gap={4}>
      <Note>
        {t('rules.openCases', { count: openCases })} {t(`rules.effects.${rule.effect}`)}
      </Note>
      <NumberInput
        required label={t('rules.value')} hint={t('rules.range', { minimum: rule.minimum, maximum: rule.maximum })} minimum={rule.minimum} maximum={rule.maximum} value={value}
        error={required(value === undefined) ?? forField(set.error, 'value')} onChange={setValue}
      />
      <DateInput required label={t('rules.from')} minimum={today} value={validFrom} error={required(validFrom === '') ?? forField(set.error, 'validFrom')} onChange={setValidFrom} />
      <TextInput required label={t('rules.source')} maxLength={300} value={source} error={required(wordless) ?? forField(set.error, 'source')} onChange={setSource} />
      {set.error && !fields ? <ErrorState problem={set.error} kept={t('ui:steps.kept')} /> : null}
      {set.error && fields ? <Text tone="muted" size="small">{text(set.error)}</Text> : null}
      <Button type="primary" loading={set.isPending} onClick={save}>
        {t('rules.save')}
      </Button>
    </Stack>
  );
}

/** One rule: a new value from a day on, what that means for open cases, and all values so far. */
export function RuleDrawer({ rule, openCases, mayChange, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    // A mask would lock the page's scrolling with a style element that the content policy refuses.
    <Drawer open mask={false} size={460} title={t(`rules.names.${rule.name}`)} onClose={onClose}>
      <Stack gap={6}>
        <Text tone="muted">{t(`rules.hints.${rule.name}`)}</Text>
        {mayChange ? <Change rule={rule} openCases={openCases} onClose={onClose} /> : null}
        <History rule={rule} mayChange={mayChange} />
      </Stack>
    </Drawer>
  );
}
