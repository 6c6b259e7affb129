import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Checkbox } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { useSession } from '../../../../ui/session.tsx';
import styles from './desk.module.css';
import { UnitDrawer } from './units/unit-drawer.tsx';
import type { Unit } from './units/unit-form.ts';

function UnitTable({ units, onEdit }: { readonly units: readonly Unit[]; readonly onEdit: ((unit: Unit) => void) | undefined }): ReactNode {
  const { t } = useTranslation('requests');
  const heads = [
    ...(['name', 'kind', 'contact', 'phone', 'messagePhone', 'termDays', 'staffIds'] as const).map((name) => t(`desk.units.fields.${name}`)),
    ...(onEdit ? [t('desk.units.actions')] : []),
  ];
  return (
    <div className={styles.sheet} tabIndex={0} role="group" aria-label={t('desk.units.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.id}>
              <td>
                {unit.name} {unit.active ? null : <StateBadge tone="neutral">{t('desk.units.inactive')}</StateBadge>}
              </td>
              <td>{t(`options.unitKind.${unit.kind}`)}</td>
              <td>{unit.contact ?? '—'}</td>
              <td>{unit.phone ?? '—'}</td>
              <td>{unit.messagePhone ?? '—'}</td>
              <td>{t('report.limits.workingDays', { count: unit.termDays })}</td>
              <td>{unit.staffNames.join(' · ') || '—'}</td>
              {onEdit ? (
                <td>
                  <Button type="link" size="small" aria-label={t('desk.units.edit', { name: unit.name })} onClick={() => onEdit(unit)}>
                    {t('desk.units.change')}
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The register of units that requests are handed over to. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { roles } = useSession();
  const [all, setAll] = useState(false);
  const [editing, setEditing] = useState<Unit | 'new' | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('requests.listUnits', { query: all ? { all: 'true' } : {} }, { keepPrevious: true });
  const mayEdit = roles.has('administrator');
  return (
    <DeskPage
      title={t('desk.units.title')}
      actions={
        mayEdit ? (
          <Button type="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            {t('desk.units.add')}
          </Button>
        ) : null
      }
    >
      <Text tone="muted">{t('desk.units.hint')}</Text>
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        {t('desk.units.all')}
      </Checkbox>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={8} /> : null}
      {data && data.items.length === 0 ? <EmptyState compact title={t('desk.units.empty')} hint={t('desk.units.emptyHint')} /> : null}
      {data && data.items.length > 0 ? <UnitTable units={data.items} onEdit={mayEdit ? setEditing : undefined} /> : null}
      {editing === undefined ? null : (
        <UnitDrawer
          key={editing === 'new' ? 'new' : editing.id}
          unit={editing === 'new' ? undefined : editing}
          latest={editing === 'new' ? undefined : data?.items.find(({ id }) => id === editing.id)}
          onConflict={() => void refetch()}
          onClose={() => setEditing(undefined)}
        />
      )}
    </DeskPage>
  );
}
