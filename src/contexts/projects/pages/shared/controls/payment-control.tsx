import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import type { ProjectDetail } from '../../../contract.ts';

/** The payments that stand: neither struck out nor paid back whole. */
export function Control({ label, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const payments = ((record as Partial<ProjectDetail> | undefined)?.payments ?? []).filter(({ reversed, amountFen }) => !reversed && amountFen > 0);
  return (
    <ChoiceList
      legend={label}
      required={field.required}
      error={error}
      choices={payments.map(({ id, at, amountFen, returnedFen, payeeName }) => ({
        value: id,
        label: [format.date(at), payeeName, format.money(amountFen), returnedFen > 0 ? t('show.returnedOf', { amount: format.money(returnedFen) }) : ''].filter(Boolean).join(' · '),
      }))}
      value={typeof value === 'string' ? value : undefined}
      onChange={onChange}
    />
  );
}
