import type { ReactNode } from 'react';
import { InputNumber, Select } from '../../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import styles from '../desk.module.css';
import { type LimitDraft, limitUnits } from './category-form.ts';

interface Props {
  readonly id: string;
  /** For readers of screens: both parts say what they belong to. */
  readonly label: string;
  readonly value: LimitDraft;
  readonly onChange: (value: LimitDraft) => void;
}

/** A time limit: a number and its unit; an empty number means there is none. */
export function LimitInput({ id, label, value: { amount, unit }, onChange }: Props): ReactNode {
  const { t } = useTranslation('requests');
  return (
    <div className={styles.withButton}>
      <InputNumber<number> id={id} aria-label={label} min={1} max={365} precision={0} value={amount} onChange={(next) => onChange({ amount: next, unit })} />
      <Select
        className={styles.grow ?? ''}
        aria-label={`${label} · ${t('desk.categories.unit')}`}
        value={unit}
        options={limitUnits.map((value) => ({ value, label: t(`desk.categories.units.${value}`) }))}
        onChange={(next) => onChange({ amount, unit: next })}
      />
    </div>
  );
}
