import type { ReactNode } from 'react';
import type { ControlProps } from '../../../../../ui/action/use-action-form.ts';
import { useApiQuery } from '../../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { ChoiceList } from '../../../../../ui/kit/form/choices.tsx';
import { Skeleton } from '../../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../../ui/kit/states.tsx';
import styles from '../desk.module.css';

/** The units in use that serve the office's places. */
export function Control({ label, error, field, value, onChange }: ControlProps): ReactNode {
  const { t } = useTranslation('requests');
  const { data, error: problem, refetch } = useApiQuery('requests.listUnits', { query: {} }, { staleTime: 60_000 });
  if (problem) return <ErrorState problem={problem} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={3} />;
  if (data.items.length === 0) return <EmptyState compact title={t('desk.units.empty')} hint={t('desk.units.emptyHint')} />;
  return (
    <div className={styles.control}>
      <ChoiceList
        legend={label}
        required={field.required}
        error={error}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
        choices={data.items.map(({ id, name, kind, termDays }) => ({
          value: id, label: name, hint: [t(`options.unitKind.${kind}`), t('report.limits.workingDays', { count: termDays })].join(' · '),
        }))}
      />
    </div>
  );
}
