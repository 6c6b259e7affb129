import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Select } from '../../../../../ui/kit/form/inputs.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import type { ProjectDetail } from '../../../contract.ts';

/** The register's contractors; those that gave a quote stand first, with their price. */
export function Control({ label, hint, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const quotes = (record as Partial<ProjectDetail> | undefined)?.quotes ?? [];
  const { data, error: problem, refetch } = useApiQuery('projects.listContractors', {}, { staleTime: 60_000 });
  if (problem) return <ErrorState problem={problem} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  const options = data.items
    .filter(({ state }) => state === 'active')
    .map(({ id, name }) => ({ id, name, quote: quotes.find(({ contractorId }) => contractorId === id)?.amountFen }))
    .sort((one, other) => (one.quote ?? Infinity) - (other.quote ?? Infinity))
    .map(({ id, name, quote }) => ({ value: id, label: quote === undefined ? name : t('form.quoted', { name, amount: format.money(quote) }) }));
  return <Select label={label} hint={hint} error={error} required={field.required} options={options} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
}
