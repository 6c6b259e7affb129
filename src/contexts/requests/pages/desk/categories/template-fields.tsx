import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { Button, Form, Input, Select } from '../../../../../ui/desk/antd.ts';
import { usePlace } from '../../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import styles from '../desk.module.css';
import type { FieldsProps } from './category-drawer.tsx';

const mostTemplates = 20;

/** Who gets such cases, how to handle them, and the answers the office often gives. */
export function TemplateFields({ draft, set }: FieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const { place } = usePlace();
  const { data } = useApiQuery('places.listWorkstations', { query: { within: place?.code ?? '' } }, { enabled: place !== undefined, staleTime: 300_000 });
  const change = (index: number, next: Partial<(typeof draft.templates)[number]>): void =>
    set({ templates: draft.templates.map((one, position) => (position === index ? { ...one, ...next } : one)) });
  return (
    <>
      <Form.Item label={t('desk.categories.fields.defaultWorkstationId')} htmlFor="category-workstation" extra={t('desk.categories.workstationHint')}>
        <Select
          id="category-workstation"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.defaultWorkstationId}
          options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next: string | undefined) => set({ defaultWorkstationId: next ?? null })}
        />
      </Form.Item>
      <Form.Item label={t('desk.categories.fields.instructions')} htmlFor="category-instructions">
        <Input.TextArea id="category-instructions" rows={3} maxLength={2000} value={draft.instructions} onChange={(event) => set({ instructions: event.target.value })} />
      </Form.Item>
      <fieldset className={styles.group}>
        <legend>{t('desk.categories.fields.templates')}</legend>
        {draft.templates.map(({ name, text }, index) => (
          <Form.Item key={index}>
            <div className={styles.withButton}>
              <Input aria-label={t('desk.categories.templateName', { number: index + 1 })} maxLength={40} value={name} onChange={(event) => change(index, { name: event.target.value })} />
              <Button
                aria-label={t('desk.categories.templateRemove', { number: index + 1 })}
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => set({ templates: draft.templates.filter((_, position) => position !== index) })}
              />
            </div>
            <Input.TextArea aria-label={t('desk.categories.templateText', { number: index + 1 })} rows={2} maxLength={500} value={text} onChange={(event) => change(index, { text: event.target.value })} />
          </Form.Item>
        ))}
        {draft.templates.length < mostTemplates ? (
          <Button icon={<Plus size={16} aria-hidden />} onClick={() => set({ templates: [...draft.templates, { name: '', text: '' }] })}>
            {t('desk.categories.templateAdd')}
          </Button>
        ) : null}
      </fieldset>
    </>
  );
}
