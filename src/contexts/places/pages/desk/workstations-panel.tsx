import { useState, type ReactNode } from 'react';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import type { Output } from '../../../../ui/api/types.ts';
import { Button, Drawer, Space, Tag } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import type { Unit } from './overview-panel.tsx';
import styles from './places-page.module.css';
import { WorkstationForm } from './workstation-form.tsx';

export type WorkstationRow = Output<'places.listWorkstations'>['items'][number];

/** Workstations of a unit with what each of them serves. */
export function WorkstationsPanel({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const [open, setOpen] = useState<WorkstationRow | 'new' | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('places.listWorkstations', { query: { within: unit.code } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const title = open === 'new' ? t('workstations.add') : (open?.name ?? '');
  return (
    <Stack>
      {unit.actions.includes('addWorkstation') ? (
        <Space>
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('workstations.add')}
          </Button>
        </Space>
      ) : null}
      {data.items.length === 0 ? (
        <EmptyState compact title={t('workstations.empty')} hint={t('workstations.emptyHint')} />
      ) : (
        <WorkstationTable rows={data.items} onEdit={setOpen} />
      )}
      <Drawer mask={false} open={open !== undefined} onClose={() => setOpen(undefined)} size="large" destroyOnHidden title={title}>
        {open === undefined ? null : (
          <WorkstationForm
            unit={unit}
            workstation={open === 'new' ? undefined : open}
            siblings={data.items}
            onDone={() => setOpen(undefined)}
          />
        )}
      </Drawer>
    </Stack>
  );
}

function WorkstationTable({ rows, onEdit }: { readonly rows: readonly WorkstationRow[]; readonly onEdit: (row: WorkstationRow) => void }): ReactNode {
  const { t } = useTranslation('places');
  return (
    <div className={styles.wrap}>
      <table className={styles.table} aria-label={t('desk.tabs.workstations')}>
        <thead>
          <tr>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col">{t('levels.street')}</th>
            <th scope="col">{t('fields.territory')}</th>
            <th scope="col">{t('fields.phone')}</th>
            <th scope="col">{t('desk.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {row.name} {row.isDefault ? <Tag color="blue">{t('workstations.default')}</Tag> : null}
              </td>
              <td>{row.streetName}</td>
              <td>{row.territory.map(({ name }) => name).join('、')}</td>
              <td>{row.phone}</td>
              <td>
                {row.actions.includes('edit') ? (
                  <Button size="small" onClick={() => onEdit(row)}>
                    {t('desk.edit')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
