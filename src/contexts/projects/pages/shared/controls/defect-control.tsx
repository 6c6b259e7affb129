import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import type { ProjectDetail } from '../../../contract.ts';

/** The defects that are still open. */
export function Control({ label, error, field, value, onChange, record }: ControlProps): ReactNode {
  const defects = ((record as Partial<ProjectDetail> | undefined)?.defects ?? []).filter(({ fixedAt }) => fixedAt === null);
  return (
    <ChoiceList
      legend={label}
      required={field.required}
      error={error}
      choices={defects.map(({ id, description }) => ({ value: id, label: description }))}
      value={typeof value === 'string' ? value : undefined}
      onChange={onChange}
    />
  );
}
