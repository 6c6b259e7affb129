import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { DateInput, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row, Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import type { RuleSetView, RulesPage } from '../../contract.ts';
import { changedPaths, fieldsOfSet, valueAt, withValue } from '../../rules/rule-fields.ts';
import { RuleControl } from './rules/rule-control.tsx';
import { wordsOf } from './rules/rule-words.tsx';

function Form({ page, set }: { readonly page: RulesPage; readonly set: RuleSetView }): ReactNode {
  const { t } = useTranslation('projects');
  const { forField } = useProblemText();
  const navigate = useNavigate();
  const { ruleSet } = set;
  const [rules, setRules] = useState<object>(set.rules);
  const [validFrom, setValidFrom] = useState<string>('');
  const [source, setSource] = useState('');
  const [checked, setChecked] = useState(false);
  const propose = useApiMutation('projects.proposeRules', {
    onSuccess: ({ state }) => {
      showToast(t(state === 'released' ? 'rulebook.savedReleased' : 'rulebook.savedAwaiting'));
      void navigate('/projects/rules');
    },
  });
  const changed = changedPaths(ruleSet, set.rules, rules).length > 0;
  const missing = (value: string): string | undefined => (checked && value.trim() === '' ? t('ui:fieldProblems.required') : undefined);
  const send = (): void => {
    setChecked(true);
    if (validFrom === '' || source.trim() === '' || !changed) return;
    // The server checks every value and names the field.
    propose.mutate({ body: { ruleSet, divisionCode: page.divisionCode, validFrom, source: source.trim(), rules } as never });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap={4}>
        <Note>{t('rulebook.changeHint', { place: page.placeName })}</Note>
        <Panel title={t('rulebook.whenAndWhy')}>
          <Stack gap={3}>
            <DateInput label={t('rulebook.validFrom')} hint={t('rulebook.validFromHint')} required minimum={page.today} value={validFrom} onChange={setValidFrom} error={missing(validFrom) ?? forField(propose.error, 'validFrom')} />
            <TextInput label={t('rulebook.source')} hint={t('rulebook.sourceHint')} required maxLength={200} value={source} onChange={setSource} error={missing(source) ?? forField(propose.error, 'source')} />
          </Stack>
        </Panel>
        <Panel title={t(`rulebook.sets.${ruleSet}`)}>
          <Stack gap={4}>
            {fieldsOfSet(ruleSet).map((field) => (
              <RuleControl
                key={field.path} field={field} label={t(`rulebook.fields.${wordsOf(ruleSet)}.${field.path}`)} value={valueAt(rules, field.path)}
                onChange={(value) => setRules((old) => withValue(old, field.path, value))} errorOf={(part) => forField(propose.error, `rules.${field.path}${part}`)}
              />
            ))}
          </Stack>
        </Panel>
        {checked && !changed ? <Note tone="soon">{t('problems.nothing-changed')}</Note> : null}
        {propose.error ? <ErrorState problem={propose.error} kept onRetry={send} busy={propose.isPending} /> : null}
        <Row>
          <Button type="submit" tone="primary" busy={propose.isPending}>{t('rulebook.propose')}</Button>
          <LinkButton to="/projects/rules">{t('ui:cancel')}</LinkButton>
        </Row>
      </Stack>
    </form>
  );
}

/** New rules of one set, from a day on: begins with those that hold now. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { ruleSet = '' } = useParams();
  const { place } = usePlace();
  const { data, error, refetch } = useApiQuery('projects.readRulesPage', { query: { divisionCode: place?.code ?? '' } }, { enabled: place !== undefined, staleTime: Infinity });
  const set = data?.sets.find((one) => one.ruleSet === ruleSet);
  return (
    <DeskPage title={set ? t('rulebook.changeTitle', { name: t(`rulebook.sets.${set.ruleSet}`) }) : t('rulebook.title')}>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={10} /> : null}
      {data && (!set || !data.mayPropose) ? <EmptyState title={t('rulebook.notYours')} action={<LinkButton to="/projects/rules">{t('rulebook.title')}</LinkButton>} /> : null}
      {data && set && data.mayPropose ? <Form key={`${data.divisionCode} ${ruleSet}`} page={data} set={set} /> : null}
    </DeskPage>
  );
}
