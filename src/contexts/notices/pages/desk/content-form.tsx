import { Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { Panel } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { NumberInput, TextArea, TextInput } from '../../../../ui/kit/form/inputs.tsx';
import { Row, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { ErrorState } from '../../../../ui/kit/states.tsx';
import type { NoticeFact, NoticeKind } from '../../inputs.ts';

/** What is being written. */
export interface NoticeDraft {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body: string;
  readonly facts: readonly NoticeFact[];
  readonly termDays: number | undefined;
}

interface Props {
  readonly initial: NoticeDraft;
  /** The kind of a notice stands once it is drafted. */
  readonly fixedKind?: boolean;
  readonly saveLabel: string;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (draft: NoticeDraft & { readonly termDays: number }) => void;
  readonly onCancel?: () => void;
}

function FactRows({ facts, onChange }: { readonly facts: readonly NoticeFact[]; readonly onChange: (facts: readonly NoticeFact[]) => void }): ReactNode {
  const { t } = useTranslation('notices');
  const set = (index: number, change: Partial<NoticeFact>): void => onChange(facts.map((fact, at) => (at === index ? { ...fact, ...change } : fact)));
  return (
    <Stack gap={2}>
      <Text tone="muted" size="small">{t('desk.factsHint')}</Text>
      {facts.map((fact, index) => (
        <Row key={index}>
          <TextInput label={t('desk.factLabel')} value={fact.label} maxLength={40} onChange={(label) => set(index, { label })} />
          <TextInput label={t('desk.factValue')} value={fact.value} maxLength={300} onChange={(value) => set(index, { value })} />
          <Button icon={Trash2} tone="quiet" aria-label={t('desk.removeFact', { number: index + 1 })} onClick={() => onChange(facts.filter((_, at) => at !== index))}> </Button>
        </Row>
      ))}
      <Row><Button icon={Plus} onClick={() => onChange([...facts, { label: '', value: '' }])}>{t('desk.addFact')}</Button></Row>
    </Stack>
  );
}

/** The form of a notice's content: words, facts, term. */
export function ContentForm({ initial, fixedKind = false, saveLabel, busy, problem, onSave, onCancel }: Props): ReactNode {
  const { t } = useTranslation('notices');
  const { forField } = useProblemText();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<NoticeDraft>): void => setDraft((old) => ({ ...old, ...change }));
  const needed = (name: 'title' | 'body'): string | undefined => (checked && draft[name].trim() === '' ? t('ui:fieldProblems.required') : forField(problem, name));
  const { termDays } = draft;
  const submit = (): void => {
    setChecked(true);
    if (draft.title.trim() === '' || draft.body.trim() === '' || termDays === undefined) return;
    onSave({ ...draft, title: draft.title.trim(), body: draft.body.trim(), termDays, facts: draft.facts.filter(({ label, value }) => label.trim() !== '' && value.trim() !== '') });
  };
  return (
    <Panel title={t('desk.content')}>
      <Stack gap={4}>
        {fixedKind ? null : (
          <ChoiceList
            legend={t('fields.kind')} inline value={draft.kind} onChange={(kind) => set({ kind })}
            choices={(['before', 'afterwards'] as const).map((value) => ({ value, label: t(`options.kind.${value}`) }))}
          />
        )}
        <TextInput required label={t('fields.title')} maxLength={100} value={draft.title} onChange={(title) => set({ title })} error={needed('title')} />
        <TextArea required label={t('fields.body')} maxLength={4000} rows={8} value={draft.body} onChange={(body) => set({ body })} error={needed('body')} />
        <FactRows facts={draft.facts} onChange={(facts) => set({ facts })} />
        <NumberInput
          required label={t('fields.termDays')} minimum={1} maximum={60} value={termDays} onChange={(value) => set({ termDays: value })}
          error={checked && termDays === undefined ? t('ui:fieldProblems.required') : forField(problem, 'termDays')}
        />
        {problem ? <ErrorState problem={problem} kept onRetry={submit} busy={busy} /> : null}
        <Row>
          <Button tone="primary" busy={busy} onClick={submit}>{saveLabel}</Button>
          {onCancel ? <Button onClick={onCancel}>{t('ui:cancel')}</Button> : null}
        </Row>
      </Stack>
    </Panel>
  );
}
