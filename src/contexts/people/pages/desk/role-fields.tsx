import type { ReactNode } from 'react';
import { type Role, roles } from '../../../../shared/actor.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { ApiProblem } from '../../../../ui/api/problem.ts';
import { useProblemText } from '../../../../ui/api/use-problem-text.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { DateInput, Select } from '../../../../ui/kit/form/inputs.tsx';
import { PlacePicker } from './place-picker.tsx';

/** A role as it is being chosen. */
export interface RoleChoice {
  readonly role: Role | '';
  readonly placeCode: string | undefined;
  readonly workstationId: string;
  /** `YYYY-MM-DD`, the last day; empty: no end. */
  readonly lastDay: string;
}

export const noRole: RoleChoice = { role: '', placeCode: undefined, workstationId: '', lastDay: '' };

/** Roles whose work is done at a workstation. */
const atWorkstation: ReadonlySet<string> = new Set<Role>(['workstationLead', 'gridWorker']);

/** Is there enough to give the role? */
export function isComplete({ role, placeCode }: RoleChoice): boolean {
  return role !== '' && placeCode !== undefined;
}

/** What the API takes; the last day counts whole, in Suzhou's time. */
export function inputOf({ role, placeCode, workstationId, lastDay }: RoleChoice) {
  return {
    role: role === '' ? ('clerk' as const) : role,
    placeCode: placeCode ?? '',
    workstationId: workstationId === '' || !atWorkstation.has(role) ? null : workstationId,
    validTo: lastDay === '' ? null : new Date(Date.parse(`${lastDay}T00:00:00+08:00`) + 86_400_000).toISOString(),
  };
}

interface Props {
  readonly value: RoleChoice;
  readonly onChange: (value: RoleChoice) => void;
  readonly problem: ApiProblem | null;
  /** How the API calls these fields: `assignment.` inside a new account. */
  readonly prefix?: string;
}

/** Role, place, workstation where it fits, and until when. */
export function RoleFields({ value, onChange, problem, prefix = '' }: Props): ReactNode {
  const { t } = useTranslation('people');
  const { forField } = useProblemText();
  const { role, placeCode, workstationId, lastDay } = value;
  const withWorkstation = atWorkstation.has(role) && placeCode !== undefined;
  const workstations = useApiQuery('places.listWorkstations', { query: { within: placeCode ?? '' } }, { enabled: withWorkstation });
  return (
    <>
      <Select
        label={t('fields.role')}
        required
        value={role}
        options={roles.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
        onChange={(next) => onChange({ ...value, role: roles.find((one) => one === next) ?? '' })}
        error={forField(problem, `${prefix}role`)}
      />
      <PlacePicker value={placeCode} onChange={(code) => onChange({ ...value, placeCode: code, workstationId: '' })} error={forField(problem, `${prefix}placeCode`)} />
      {withWorkstation ? (
        <Select
          label={t('fields.workstation')}
          hint={t('staff.chooseWorkstation')}
          placeholder={t('staff.noWorkstation')}
          value={workstationId}
          options={(workstations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ ...value, workstationId: id })}
          error={forField(problem, `${prefix}workstationId`)}
        />
      ) : null}
      <DateInput label={t('fields.validTo')} value={lastDay} onChange={(day) => onChange({ ...value, lastDay: day })} error={forField(problem, `${prefix}validTo`)} />
    </>
  );
}
