import { useEffect, type ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';

interface Placed {
  readonly divisionCode?: string;
  readonly workstationId?: string | null;
  readonly gridName?: string | null;
}

/** The workstations of the street; the one that serves the place is chosen already and says why. */
export function Control({ label, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('requests');
  const { divisionCode, workstationId, gridName } = (record ?? {}) as Placed;
  const { data, error: problem, refetch } = useApiQuery(
    'places.listWorkstations',
    { query: { within: divisionCode ?? '' } },
    { enabled: divisionCode !== undefined, staleTime: 300_000 },
  );
  const items = data?.items;
  const proposed = items?.find(({ id }) => id === workstationId)?.id;
  useEffect(() => {
    if (value === undefined && proposed !== undefined) onChange(proposed);
    // Only the proposal counts: `onChange` is new on every drawing.
  }, [proposed]);
  if (problem) return <ErrorState problem={problem} onRetry={() => void refetch()} />;
  if (!items) return <Skeleton lines={3} />;
  const why = gridName ? t('desk.workstation.ofGrid', { grid: gridName }) : t('desk.workstation.ofPlace');
  const sorted = [...items].sort((a, b) => Number(b.id === proposed) - Number(a.id === proposed));
  return (
    <div className={styles.control}>
      <ChoiceList
        legend={label}
        required={field.required}
        error={error}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
        choices={sorted.map(({ id, name, territory, isDefault }) => ({
          value: id,
          label: name,
          hint:
            id === proposed
              ? why
              : territory.length > 0
                ? territory.map((unit) => unit.name).join(t('desk.workstation.comma'))
                : isDefault
                  ? t('desk.workstation.default')
                  : undefined,
        }))}
      />
    </div>
  );
}
