import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useFormat } from '../../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { Select } from '../../../../../ui/kit/form/inputs.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState, Note } from '../../../../../ui/kit/states.tsx';

interface Placed {
  readonly places?: readonly { readonly divisionCode: string }[];
  readonly kind?: 'emergency' | 'ordinary';
}

/** The funds that may pay for such a project there, with what is free. */
export function Control({ label, hint, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('projects');
  const format = useFormat();
  const { places = [], kind = 'emergency' } = (record ?? {}) as Placed;
  const divisionCode = places[0]?.divisionCode;
  const { data, error: problem, refetch } = useApiQuery('projects.fundChoices', { query: { divisionCode: divisionCode ?? '', kind } }, { enabled: divisionCode !== undefined, keepPrevious: true });
  if (divisionCode === undefined) return <Note>{t('form.placeFirst')}</Note>;
  if (problem) return <ErrorState problem={problem} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  if (data.items.length === 0) return <Note tone="soon">{t('form.noFund')}</Note>;
  const options = data.items.map(({ id, name, freeFen }) => ({ value: id, label: t('form.free', { name, amount: format.money(freeFen) }) }));
  return <Select label={label} hint={hint} error={error} required={field.required} options={options} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
}
