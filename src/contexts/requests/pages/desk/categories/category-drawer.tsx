import { useState, type ReactNode } from 'react';
import { useApiMutation } from '../../../../../ui/api/hooks.ts';
import type { ApiProblem } from '../../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../../ui/api/use-problem-text.ts';
import { Button, Checkbox, Drawer, Form, Input, Select } from '../../../../../ui/desk/antd.ts';
import { ChangedMeanwhile } from '../../../../../ui/desk/changed-meanwhile.tsx';
import { DeskForm } from '../../../../../ui/desk/desk-form.tsx';
import { refused } from '../../../../../ui/desk/refused.ts';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';
import { showToast } from '../../../../../ui/kit/toast.tsx';
import styles from '../desk.module.css';
import type { PlaceOption } from './places.ts';
import { type Category, type CategoryDraft, bodyOf, draftOf, emptyFields } from './category-form.ts';
import { LimitInput } from './limit-input.tsx';
import { StageFields } from './stage-fields.tsx';
import { TemplateFields } from './template-fields.tsx';
import { VerificationFields } from './verification-fields.tsx';

interface Props {
  /** Undefined: a new one. */
  readonly category: Category | undefined;
  readonly categories: readonly Category[];
  readonly today: string;
  /** What the person may make it hold for. */
  readonly places: readonly PlaceOption[];
  /** Somebody else was faster: the list is to be read anew. */
  readonly onConflict: () => void;
  readonly onClose: () => void;
}

export interface FieldsProps {
  readonly draft: CategoryDraft;
  readonly set: (change: Partial<CategoryDraft>) => void;
  readonly error: (name: string) => string | undefined;
}

function TextField({ name, maxLength, draft, set, error, required = true }: FieldsProps & { readonly name: 'code' | 'nameZh' | 'nameEn' | 'source'; readonly maxLength: number; readonly required?: boolean }): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <Form.Item required={required} label={t(`desk.categories.fields.${name}`)} htmlFor={`category-${name}`} {...refused(error(name))}>
      <Input id={`category-${name}`} maxLength={maxLength} value={draft[name]} onChange={(event) => set({ [name]: event.target.value })} />
    </Form.Item>
  );
}

function LimitField({ name, draft, set, error }: FieldsProps & { readonly name: 'response' | 'resolution' }): ReactNode {
  const { t } = useTranslation('requests');
  const { amount, unit } = draft[name];
  return (
    <Form.Item required label={t(`desk.categories.fields.${name}`)} htmlFor={`category-${name}`} {...refused(error(name))}>
      <LimitInput id={`category-${name}`} label={t(`desk.categories.fields.${name}`)} value={{ amount, unit }} onChange={(next) => set({ [name]: next })} />
    </Form.Item>
  );
}

function ValidityFields({ draft, set, error }: FieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <div className={styles.fields}>
      <Form.Item required label={t('desk.categories.fields.validFrom')} htmlFor="category-validFrom" {...refused(error('validFrom'))}>
        <Input id="category-validFrom" type="date" value={draft.validFrom} onChange={(event) => set({ validFrom: event.target.value })} />
      </Form.Item>
      <Form.Item label={t('desk.categories.fields.validTo')} htmlFor="category-validTo" {...refused(error('validTo'))}>
        <Input
          id="category-validTo"
          type="date"
          value={draft.validTo ?? ''}
          onChange={(event) => set({ validTo: event.target.value === '' ? null : event.target.value })}
        />
      </Form.Item>
    </div>
  );
}

/** Adds or changes a category; a change somebody else made meanwhile is refused and shown. */
export function CategoryDrawer({ category, categories, today, places, onConflict, onClose }: Props): ReactNode {
  const { t } = useTranslation('requests');
  const language = useLanguage();
  const { forField } = useProblemText();
  const [draft, setDraft] = useState(() => draftOf(category, null, today, places[0]?.value ?? null));
  const [version, setVersion] = useState(category?.version ?? 0);
  const [checked, setChecked] = useState(false);
  const onSuccess = (): void => {
    showToast(t('desk.categories.saved'));
    onClose();
  };
  const create = useApiMutation('requests.createCategory', { onSuccess });
  const update = useApiMutation('requests.updateCategory', { onSuccess, onError: ({ status }) => (status === 409 ? onConflict() : undefined) });
  const problem: ApiProblem | null = category ? update.error : create.error;
  const latest = categories.find(({ id }) => id === category?.id);
  const missing = emptyFields(draft);
  const error = (name: string): string | undefined =>
    checked && (missing as readonly string[]).includes(name) ? t('ui:fieldProblems.required') : forField(problem, name);
  const set = (change: Partial<CategoryDraft>): void => setDraft((old) => ({ ...old, ...change }));
  const submit = (): void => {
    setChecked(true);
    if (missing.length > 0) return;
    const body = bodyOf(draft);
    if (category) update.mutate({ params: { id: category.id }, body: { ...body, version } });
    else create.mutate({ body });
  };
  const fields = { draft, set, error };
  return (
    // A mask would lock the page's scrolling with a style element that the content policy refuses.
    <Drawer open mask={false} size={460} title={category ? t('desk.categories.edit', { code: category.code }) : t('desk.categories.add')} onClose={onClose}>
      <DeskForm onSubmit={submit}>
        <TextField name="code" maxLength={30} {...fields} />
        <Form.Item label={t('desk.categories.fields.parentId')} htmlFor="category-parentId" {...refused(error('parentId'))}>
          <Select
            id="category-parentId"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.parentId}
            options={categories
              .filter(({ id, parentId }) => parentId === null && id !== category?.id)
              .map(({ id, code, nameZh, nameEn }) => ({ value: id, label: `${code} ${language === 'zh' ? nameZh : nameEn}` }))}
            onChange={(parentId: string | undefined) => set({ parentId: parentId ?? null })}
          />
        </Form.Item>
        {places.length > 1 ? (
          <Form.Item label={t('desk.categories.fields.divisionCode')} htmlFor="category-divisionCode" {...refused(error('divisionCode'))}>
            <Select<string>
              id="category-divisionCode"
              value={draft.divisionCode ?? ''}
              options={places.map(({ value, label }) => ({ value: value ?? '', label }))}
              onChange={(code) => set({ divisionCode: code === '' ? null : code })}
            />
          </Form.Item>
        ) : null}
        <TextField name="nameZh" maxLength={40} {...fields} />
        <TextField name="nameEn" maxLength={80} {...fields} />
        <LimitField name="response" {...fields} />
        <LimitField name="resolution" {...fields} />
        <StageFields {...fields} />
        <VerificationFields {...fields} />
        <TemplateFields {...fields} />
        <ValidityFields {...fields} />
        <TextField name="source" maxLength={300} required={false} {...fields} />
        <Form.Item>
          <Checkbox checked={draft.offered} onChange={(event) => set({ offered: event.target.checked })}>
            {t('desk.categories.fields.offered')}
          </Checkbox>
        </Form.Item>
        <Stack gap={3}>
          <Note>{t('desk.categories.consequence')}</Note>
          {problem ? <ErrorState problem={problem} kept={t('ui:steps.kept')} /> : null}
          <ChangedMeanwhile
            problem={problem} latest={latest} version={version} onVersion={setVersion} onTheirs={(theirs) => setDraft(draftOf(theirs, null, today))}
            words={({ nameZh, response, resolution }) => t('desk.categories.changed', { nameZh, response: response.amount, resolution: resolution.amount })}
          />
          <Row>
            <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>
              {t('ui:save')}
            </Button>
            <Button onClick={onClose}>{t('ui:cancel')}</Button>
          </Row>
        </Stack>
      </DeskForm>
    </Drawer>
  );
}
