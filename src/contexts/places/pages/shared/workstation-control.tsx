import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Select } from '../../../../ui/kit/form/inputs.tsx';
import { codeOfPath } from '../../rules/division.ts';

/** The place of a record that is handed to a workstation, wherever the record keeps it. */
function placeOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const { divisionCode, placePath, place } = record as Record<string, unknown>;
  if (typeof divisionCode === 'string') return divisionCode;
  return typeof placePath === 'string' ? codeOfPath(placePath) : placeOf(place);
}

/** The workstations of the record's street. */
export function Control({ label, hint, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('places');
  const within = placeOf(record);
  const { data } = useApiQuery('places.listWorkstations', { query: { within: within ?? '' } }, { enabled: within !== undefined, staleTime: 300_000 });
  const options = (data?.items ?? []).map(({ id, name, territory }) => ({
    value: id,
    label: territory.length > 0 ? t('workstations.withTerritory', { name, territory: territory.map((unit) => unit.name).join('、') }) : name,
  }));
  return (
    <Select
      label={label}
      hint={hint}
      error={error}
      required={field.required}
      value={typeof value === 'string' ? value : ''}
      onChange={(id) => onChange(id === '' ? undefined : id)}
      options={options}
    />
  );
}
