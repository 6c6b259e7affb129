import { useState, type ReactNode } from 'react';
import { useApiMutation, useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Checkbox, Drawer, Form, Input, Segmented, Select } from '../../../../../ui/desk/antd.ts';
import { ChangedMeanwhile } from '../../../../../ui/desk/changed-meanwhile.tsx';
import { DeskForm } from '../../../../../ui/desk/desk-form.tsx';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack, Text } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import { useRuleSentence } from '../../shared/rule-sentence.ts';
import styles from '../desk.module.css';
import { ConditionFields, priorities, useCategoryNames } from './condition-fields.tsx';
import type { FoundPlace } from './place-search.tsx';
import { type Rule, type RuleBody, draftOf, withoutPlace, wordsOf } from './rule-form.ts';

export interface TriedDraft {
  readonly ruleId: string | null;
  readonly body: RuleBody;
  readonly words: Rule['words'] | undefined;
  readonly places: readonly FoundPlace[];
}

interface Props {
  /** Undefined: a new one. */
  readonly rule: Rule | undefined;
  /** The same as it stands now. */
  readonly latest: Rule | undefined;
  readonly place: { readonly code: string; readonly name: string };
  readonly today: string;
  /** What somebody wrote, to be tried on real cases first. */
  readonly onTry: (draft: TriedDraft) => void;
  readonly onConflict: () => void;
  readonly onSaved: () => void;
  readonly onClose: () => void;
  /** A draft that was tried goes on. */
  readonly begun?: TriedDraft | undefined;
}

/** Whom a rule of a place can name. */
function useTargets(placeCode: string) {
  const workstations = useApiQuery('places.listWorkstations', { query: { within: placeCode } }, { enabled: placeCode !== '', staleTime: 300_000 });
  const units = useApiQuery('requests.listUnits', { query: {} }, { staleTime: 60_000 });
  return { workstation: workstations.data?.items ?? [], unit: units.data?.items ?? [] };
}

/** The places a rule names, with their names. */
export function placesOf({ conditions, words }: Rule): readonly FoundPlace[] {
  const values = [...conditions.divisionCodes.map((code) => `division:${code}`), ...conditions.compoundIds.map((id) => `compound:${id}`)];
  return values.map((value, index) => ({ value, label: words.places[index] ?? value }));
}

const idsIn = (places: readonly FoundPlace[], kind: string): string[] => places.flatMap(({ value }) => (value.startsWith(`${kind}:`) ? [value.slice(kind.length + 1)] : []));

/** Writes a rule as a form and as the sentence it makes; a change somebody else made meanwhile is refused and shown. */
export function RuleDrawer({ rule, latest, place, today, onTry, onConflict, onSaved, onClose, begun }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const sentence = useRuleSentence();
  const { forField } = useProblemText();
  const [draft, setDraft] = useState<RuleBody>(() => begun?.body ?? { ...draftOf(rule, today), ...(rule ? {} : { divisionCode: place.code }) });
  const [places, setPlaces] = useState<readonly FoundPlace[]>(() => begun?.places ?? (rule ? placesOf(rule) : []));
  const [version, setVersion] = useState(rule?.version ?? 0);
  const [checked, setChecked] = useState(false);
  const targets = useTargets(draft.divisionCode);
  const categories = useCategoryNames(draft.divisionCode);
  const onSuccess = (): void => {
    showToast(t('dispatch.saved'));
    onSaved();
  };
  const create = useApiMutation('requests.createDispatchRule', { onSuccess });
  const change = useApiMutation('requests.changeDispatchRule', { onSuccess, onError: ({ status }) => (status === 409 ? onConflict() : undefined) });
  const problem = rule ? change.error : create.error;
  const set = (next: Partial<RuleBody>): void => setDraft((old) => ({ ...old, ...next }));
  const setConditions = (next: Partial<RuleBody['conditions']>): void => setDraft((old) => ({ ...old, conditions: { ...old.conditions, ...next } }));
  const choose = (next: readonly FoundPlace[]): void => {
    setPlaces(next);
    setConditions({ divisionCodes: idsIn(next, 'division'), compoundIds: idsIn(next, 'compound') });
  };
  const help = (...names: string[]): object => refused(names.map((name) => forField(problem, name)).find(Boolean));
  const words = wordsOf(draft, {
    place: rule?.words.place ?? place.name, places: places.map(({ label }) => label), target: targets[draft.target.kind].find(({ id }) => id === draft.target.id)?.name,
    categories: draft.conditions.categoryIds.flatMap((id) => categories.filter((one) => one.id === id).map(({ nameZh, nameEn }) => ({ zh: nameZh, en: nameEn }))),
  });
  const missing = refused(checked && draft.target.id === '' ? t('ui:fieldProblems.required') : undefined);
  const submit = (): void => {
    setChecked(true);
    if (draft.target.id === '') return;
    if (rule) change.mutate({ params: { id: rule.id }, body: { ...withoutPlace(draft), version } });
    else create.mutate({ body: draft });
  };
  const date = (name: 'validFrom' | 'validTo'): ReactNode => (
    <Form.Item required={name === 'validFrom'} label={t(`dispatch.fields.${name}`)} htmlFor={`rule-${name}`} {...help(name)}>
      <Input id={`rule-${name}`} type="date" value={draft[name] ?? ''} onChange={(event) => set(name === 'validFrom' ? { validFrom: event.target.value } : { validTo: event.target.value === '' ? null : event.target.value })} />
    </Form.Item>
  );
  return (
    // A mask would lock the page's scrolling with a style element that the content policy refuses.
    <Drawer open mask={false} size={520} title={t(rule ? 'dispatch.edit' : 'dispatch.add')} onClose={onClose}>
      <DeskForm onSubmit={submit}>
        <Stack gap={3}>
          <Note tone="done">
            <Text size="small">{t('dispatch.preview')}</Text>
            <Text strong>{words ? sentence(words) : t('dispatch.incomplete')}</Text>
          </Note>
        </Stack>
        <ConditionFields placeCode={draft.divisionCode} value={draft.conditions} places={places} onPlaces={choose} onChange={setConditions} help={(...names) => help(...names.map((name) => `conditions.${name}`))} />
        <Form.Item required label={t('dispatch.fields.targetKind')}>
          <Segmented
            aria-label={t('dispatch.fields.targetKind')} value={draft.target.kind} options={(['workstation', 'unit'] as const).map((kind) => ({ value: kind, label: t(`dispatch.fields.${kind}`) }))}
            onChange={(kind) => set({ target: { kind, id: '' } })}
          />
        </Form.Item>
        <Form.Item required label={t('dispatch.fields.target')} htmlFor="rule-target" {...missing} {...help('target', 'target.id')} {...(draft.target.kind === 'unit' ? { extra: t('dispatch.fieldHints.unit') } : {})}>
          <Select<string>
            id="rule-target" showSearch={{ optionFilterProp: 'label' }} value={draft.target.id === '' ? null : draft.target.id} options={targets[draft.target.kind].map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => set({ target: { ...draft.target, id } })}
          />
        </Form.Item>
        <Form.Item label={t('dispatch.fields.priority')} htmlFor="rule-priority" extra={t('dispatch.fieldHints.priority')} {...help('priority')}>
          <Select<string>
            id="rule-priority" allowClear value={draft.priority} options={priorities.map((one) => ({ value: one, label: t(`options.priority.${one}`) }))}
            onChange={(next?: string) => set({ priority: (next ?? null) as RuleBody['priority'] })}
          />
        </Form.Item>
        <Form.Item extra={t('dispatch.fieldHints.ahead')}>
          <Checkbox checked={draft.ahead} onChange={(event) => set({ ahead: event.target.checked })}>
            {t('dispatch.fields.ahead')}
          </Checkbox>
        </Form.Item>
        <div className={styles.fields}>
          {date('validFrom')}
          {date('validTo')}
        </div>
        <Form.Item label={t('dispatch.fields.note')} htmlFor="rule-note" {...help('note')}>
          <Input id="rule-note" maxLength={300} value={draft.note} onChange={(event) => set({ note: event.target.value })} />
        </Form.Item>
        <Stack gap={3}>
          <Note>{t('dispatch.consequence')}</Note>
          {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
          <ChangedMeanwhile
            problem={problem} latest={latest} version={version} onVersion={setVersion} words={(theirs) => t('dispatch.changed', { rule: sentence(theirs.words) })}
            onTheirs={(theirs) => {
              setDraft(draftOf(theirs, today));
              setPlaces(placesOf(theirs));
            }}
          />
          <Row>
            <Button type="primary" htmlType="submit" loading={create.isPending || change.isPending}>
              {t('ui:save')}
            </Button>
            <Button disabled={draft.target.id === ''} onClick={() => onTry({ ruleId: rule?.id ?? null, body: draft, words, places })}>
              {t('dispatch.try')}
            </Button>
            <Button onClick={onClose}>{t('ui:cancel')}</Button>
          </Row>
        </Stack>
      </DeskForm>
    </Drawer>
  );
}
