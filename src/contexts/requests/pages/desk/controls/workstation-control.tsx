import { useEffect, type ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { ErrorState } from '../../../../../ui/kit/states.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import styles from '../desk.module.css';

/** Who may read what workstations have in hand. */
const counters = ['clerk', 'supervisor', 'workstationLead', 'communityOfficer'];

interface Placed {
  readonly divisionCode?: string;
  readonly workstationId?: string | null;
  readonly gridName?: string | null;
  readonly dispatch?: { readonly by: string; readonly workstationId: string | null } | null;
}

/** The workstations of the street, each with what it has in hand; the one that serves the place is chosen already and says why. */
export function Control({ label, error, field, value, onChange, record }: ControlProps): ReactNode {
  const { t } = useTranslation('requests');
  const { divisionCode, workstationId, gridName, dispatch } = (record ?? {}) as Placed;
  const { data, error: problem, refetch } = useApiQuery(
    'places.listWorkstations',
    { query: { within: divisionCode ?? '' } },
    { enabled: divisionCode !== undefined, staleTime: 300_000 },
  );
  const { roles } = useSession();
  const counts = counters.some((role) => roles.has(role));
  const { data: load } = useApiQuery('requests.workload', { query: { divisionCode: divisionCode ?? '' } }, { enabled: counts && divisionCode !== undefined, staleTime: 30_000 });
  const items = data?.items;
  const proposed = items?.find(({ id }) => id === workstationId)?.id;
  useEffect(() => {
    if (value === undefined && proposed !== undefined) onChange(proposed);
    // Only the proposal counts: `onChange` is new on every drawing.
  }, [proposed]);
  if (problem) return <ErrorState problem={problem} onRetry={() => void refetch()} />;
  if (!items) return <Skeleton lines={3} />;
  const decider = dispatch?.workstationId === workstationId ? dispatch?.by : undefined;
  const why = decider === 'rule' ? t('desk.workstation.byRule') : decider === 'category' ? t('desk.workstation.byCategory') : gridName ? t('desk.workstation.ofGrid', { grid: gridName }) : t('desk.workstation.ofPlace');
  const loadOf = (id: string) => load?.items.find(({ workstationId: one }) => one === id);
  const openOf = (id: string): number => loadOf(id)?.open ?? 0;
  const least = load && items.length > 1 ? Math.min(...items.map(({ id }) => openOf(id))) : undefined;
  const inHand = (id: string): string | undefined => {
    const own = loadOf(id);
    if (!own) return undefined;
    const people = own.people.map(({ name, open }) => t('desk.workstation.person', { name, open })).join(t('desk.workstation.comma'));
    const words = own.overdue > 0 ? t('desk.workstation.loadLate', { count: own.open, late: own.overdue }) : t('desk.workstation.load', { count: own.open });
    return [own.open === least ? t('desk.workstation.least') : '', words, people].filter(Boolean).join(' · ');
  };
  const sorted = [...items].sort((a, b) => Number(b.id === proposed) - Number(a.id === proposed) || openOf(a.id) - openOf(b.id));
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
          hint: [
            id === proposed
              ? why
              : territory.length > 0
                ? territory.map((unit) => unit.name).join(t('desk.workstation.comma'))
                : isDefault
                  ? t('desk.workstation.default')
                  : undefined,
            inHand(id),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </div>
  );
}
