import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useContextControl } from '../../../../../ui/action/controls.tsx';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import type { Output } from '../../../../../ui/api/types.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Form } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Button } from '../../../../../ui/kit/button.tsx';
import { DateInput, MoneyInput, Select, TextArea, TextInput } from '../../../../../ui/kit/form/inputs.tsx';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import styles from '../sweeps.module.css';
import { bodyOf, isAskable, type PlanBody, type PlanDraft, scopeOf } from './draft.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { ScopeFields } from './scope-fields.tsx';

interface Props {
  readonly initial: PlanDraft;
  /** The case it begins with. */
  readonly source: Output<'requests.read'> | undefined;
  readonly sourceId?: string | undefined;
  /** A draft that stands already is only saved; it is started on its own page. */
  readonly editing?: boolean;
  readonly busy: boolean;
  readonly problem: unknown;
  readonly onSave: (body: Omit<PlanBody, 'sourceId'>, start: boolean) => void;
}

const measureKinds = ['onSite', 'rapidHandlingFund', 'emergencyMicroProject', 'emergencySpecialFund', 'annualMicroProject', 'handOver'] as const;
const categoryField = { name: 'categoryId', control: 'category', required: false } as const;

function CategoryField({ value, onChange }: { readonly value: string | undefined; readonly onChange: (id: string | undefined) => void }): ReactNode {
  const { t } = useTranslation('sweeps');
  const Picker = useContextControl('category');
  if (!Picker) return null;
  return (
    <div>
      <Suspense fallback={<Skeleton lines={1} />}>
        <Picker
          field={categoryField} label={t('fields.categoryId')} hint={undefined} error={undefined} value={value} record={undefined}
          onChange={(next) => onChange(typeof next === 'string' ? next : undefined)} optionLabel={(option) => option}
        />
      </Suspense>
    </div>
  );
}

/** The scope once it has rested, so that not every key asks the server. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), 300);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

/** Everything a plan says, with its places beside it. */
export function PlanForm({ initial, source, sourceId, editing = false, busy, problem, onSave }: Props): ReactNode {
  const { t } = useTranslation('sweeps');
  const { forField } = useProblemText();
  const [draft, setDraft] = useState(initial);
  const [checked, setChecked] = useState(false);
  const set = (change: Partial<PlanDraft>): void => setDraft((old) => ({ ...old, ...change }));
  const asked = isAskable(draft);
  const from = source?.id ?? sourceId;
  const question = useRested(JSON.stringify({ scope: { ...scopeOf(draft), leftOutIds: [] }, ...(from === undefined ? {} : { sourceId: from }) }));
  const preview = useApiQuery('sweeps.preview', { body: JSON.parse(question) as { scope: ReturnType<typeof scopeOf> } }, { enabled: asked, keepPrevious: true });
  const dueOn = draft.dueOn || (preview.data?.proposedDueOn ?? '');
  const missing = (text: string): string | undefined => (checked && !/[\p{L}\p{N}]/u.test(text) ? t('ui:fieldProblems.required') : undefined);
  const leave = (id: string, out: boolean): void =>
    setDraft((old) => ({ ...old, leftOutIds: out ? [...old.leftOutIds, id] : old.leftOutIds.filter((one) => one !== id) }));
  const save = (start: boolean): void => {
    setChecked(true);
    if (missing(draft.title) || missing(draft.question) || !/[\p{L}\p{N}]/u.test(draft.title + draft.question) || dueOn === '' || !asked) return;
    onSave(bodyOf(draft, dueOn), start);
  };
  return (
    <div className={styles.two}>
      <Panel title={t('plan.what')}>
        <Form component={false} layout="vertical">
          <Stack gap={4}>
            {source ? (
              <List label={t('columns.source')}>
                <ListItem title={source.number} detail={source.title} to={`/requests/${source.id}`} />
              </List>
            ) : null}
            <TextInput required label={t('fields.title')} maxLength={60} value={draft.title} error={missing(draft.title) ?? forField(problem, 'title')} onChange={(title) => set({ title })} />
            <TextArea
              required rows={3} maxLength={500} label={t('fields.question')} hint={t('plan.questionHint')} value={draft.question}
              error={missing(draft.question) ?? forField(problem, 'question')} onChange={(text) => set({ question: text })}
            />
            <CategoryField value={draft.categoryId} onChange={(categoryId) => set({ categoryId })} />
            <ScopeFields draft={draft} set={set} />
            <DateInput required label={t('fields.dueOn')} hint={t('plan.dueHint')} value={dueOn} error={forField(problem, 'dueOn')} onChange={(date) => set({ dueOn: date })} />
            <Select
              label={t('fields.measureKind')} hint={t('plan.measureHint')} value={draft.measureKind} options={measureKinds.map((value) => ({ value, label: t(`options.measureKind.${value}`) }))}
              onChange={(value) => set({ measureKind: measureKinds.find((kind) => kind === value) ?? '' })}
            />
            <TextArea rows={2} maxLength={500} label={t('fields.measure')} value={draft.measure} onChange={(measure) => set({ measure })} />
            <MoneyInput label={t('fields.plannedAmountFen')} value={draft.plannedAmountFen} onChange={(plannedAmountFen) => set({ plannedAmountFen })} />
            {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
            <Row>
              {editing ? null : (
                <Button tone="primary" busy={busy} onClick={() => save(true)}>
                  {t('plan.saveAndStart')}
                </Button>
              )}
              <Button tone={editing ? 'primary' : 'secondary'} busy={busy} onClick={() => save(false)}>
                {t('plan.save')}
              </Button>
            </Row>
          </Stack>
        </Form>
      </Panel>
      <PreviewPanel preview={preview.data} problem={preview.error} asked={asked} draft={draft} onLeaveOut={leave} />
    </div>
  );
}
