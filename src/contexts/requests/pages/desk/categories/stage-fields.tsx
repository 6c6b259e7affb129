import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Form, Input } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Text } from '../../../../../ui/kit/layout.tsx';
import styles from '../desk.module.css';
import type { FieldsProps } from './category-drawer.tsx';
import { type LimitDraft, type MeasureDraft, emptyMeasure, fasterKinds, fasterLimits } from './category-form.ts';
import { LimitInput } from './limit-input.tsx';

const mostMeasures = 5;

function Measure({ measure, index, onChange, onRemove }: { readonly measure: MeasureDraft; readonly index: number; readonly onChange: (next: MeasureDraft) => void; readonly onRemove: () => void }): ReactNode {
  const { t } = useTranslation('requests');
  const number = index + 1;
  const limits = [['limit', 'normal'], ['urgent', 'urgent'], ['emergency', 'emergency']] as const;
  return (
    <fieldset className={styles.group}>
      <legend>{t('desk.categories.measures.one', { number })}</legend>
      <div className={styles.fields}>
        <Form.Item label={t('desk.categories.fields.nameZh')} htmlFor={`measure-${number}-zh`}>
          <Input id={`measure-${number}-zh`} maxLength={20} value={measure.nameZh} onChange={(event) => onChange({ ...measure, nameZh: event.target.value })} />
        </Form.Item>
        <Form.Item label={t('desk.categories.fields.nameEn')} htmlFor={`measure-${number}-en`}>
          <Input id={`measure-${number}-en`} maxLength={40} value={measure.nameEn} onChange={(event) => onChange({ ...measure, nameEn: event.target.value })} />
        </Form.Item>
      </div>
      {limits.map(([name, priority]) => (
        <Form.Item key={name} label={t(`options.priority.${priority}`)} htmlFor={`measure-${number}-${name}`}>
          <LimitInput
            id={`measure-${number}-${name}`}
            label={`${t('desk.categories.measures.one', { number })} · ${t(`options.priority.${priority}`)}`}
            value={measure[name]}
            onChange={(next) => onChange({ ...measure, [name]: next })}
          />
        </Form.Item>
      ))}
      <Button size="small" icon={<Trash2 size={14} aria-hidden />} onClick={onRemove}>
        {t('desk.categories.measures.remove', { number })}
      </Button>
    </fieldset>
  );
}

/** Limits beside the first answer and the solution: the check, faster ones by priority, stages of the work. */
export function StageFields({ draft, set }: FieldsProps): ReactNode {
  const { t } = useTranslation('requests');
  const changeMeasure = (index: number, next: MeasureDraft): void => set({ measures: draft.measures.map((one, position) => (position === index ? next : one)) });
  return (
    <>
      <Form.Item label={t('desk.categories.fields.check')} htmlFor="category-check" extra={t('desk.categories.noLimit')}>
        <LimitInput id="category-check" label={t('desk.categories.fields.check')} value={draft.check} onChange={(check: LimitDraft) => set({ check })} />
      </Form.Item>
      {fasterKinds.map((kind) => (
        <fieldset key={kind} className={styles.group}>
          <legend>{t(`desk.categories.faster.${kind}`)}</legend>
          {fasterLimits.map((name) => (
            <Form.Item key={name} label={t(`desk.categories.fields.${name}`)} htmlFor={`category-${kind}-${name}`}>
              <LimitInput
                id={`category-${kind}-${name}`}
                label={`${t(`desk.categories.faster.${kind}`)} · ${t(`desk.categories.fields.${name}`)}`}
                value={draft[kind][name]}
                onChange={(next) => set({ [kind]: { ...draft[kind], [name]: next } })}
              />
            </Form.Item>
          ))}
          <Text tone="muted" size="small">
            {t('desk.categories.asOrdinary')}
          </Text>
        </fieldset>
      ))}
      {draft.measures.map((measure, index) => (
        <Measure
          // Stages have no name of their own until one is typed.
          key={index}
          measure={measure}
          index={index}
          onChange={(next) => changeMeasure(index, next)}
          onRemove={() => set({ measures: draft.measures.filter((_, position) => position !== index) })}
        />
      ))}
      {draft.measures.length < mostMeasures ? (
        <Form.Item extra={t('desk.categories.measures.hint')}>
          <Button icon={<Plus size={16} aria-hidden />} onClick={() => set({ measures: [...draft.measures, emptyMeasure] })}>
            {t('desk.categories.measures.add')}
          </Button>
        </Form.Item>
      ) : null}
    </>
  );
}
