import { useMemo, useState, type ReactNode } from 'react';
import type { Area } from '../../../../shared/geometry.ts';
import { useApiMutation, useApiQuery } from '../../../../ui/api/hooks.ts';
import { Button, Popconfirm, Space, Tag } from '../../../../ui/desk/antd.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { showToast } from '../../../../ui/kit/toast.tsx';
import { MapView } from '../../../../ui/map/map-view.tsx';
import type { MapShape } from '../../../../ui/map/types.ts';
import { shapesOf } from '../resident/point-way.tsx';
import { SaveProblem } from './conflict-note.tsx';
import { type Grid, GridEditor } from './grid-editor.tsx';
import type { Unit } from './overview-panel.tsx';
import styles from './places-page.module.css';

/** Grids of a street or smaller on the map and as a list; drawing and changing them. */
export function GridsPanel({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const small = unit.level === 'street' || unit.level === 'community' || unit.level === 'grid';
  if (!small) return <EmptyState compact title={t('grids.chooseStreet')} />;
  return <Grids unit={unit} />;
}

type Editing = { readonly grid: Grid | undefined; readonly communityCode: string } | undefined;

function Grids({ unit }: { readonly unit: Unit }): ReactNode {
  const { t } = useTranslation('places');
  const [editing, setEditing] = useState<Editing>(undefined);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { data, error, refetch } = useApiQuery('places.listGrids', { params: { code: unit.code } });
  const street = unit.lineage.find(({ level }) => level === 'street')?.code ?? unit.code;
  const outlines = useApiQuery('places.listShapes', { query: { within: street, level: 'community' } });
  const grids = useMemo(() => data?.items ?? [], [data]);
  const ground = useMemo(() => shapesOf(outlines.data).map((shape) => groundOf(shape, unit)), [outlines.data, unit]);
  const shapes = useMemo(
    () => [...ground, ...grids.filter(({ code }) => code !== editing?.grid?.code).map((grid) => shapeOf(grid, chosen, unit))],
    [ground, grids, chosen, editing, unit],
  );
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  if (editing) {
    return <GridEditor key={editing.grid?.code ?? 'new'} {...editing} shapes={shapes} onDone={() => setEditing(undefined)} />;
  }
  return (
    <Stack>
      {unit.actions.includes('addGrid') ? (
        <Space>
          <Button type="primary" onClick={() => setEditing({ grid: undefined, communityCode: unit.code })}>
            {t('grids.draw')}
          </Button>
        </Space>
      ) : null}
      {grids.some(({ schematic }) => schematic) ? <Note>{t('grids.schematicHint')}</Note> : null}
      {shapes.length > 0 ? <MapView label={t('grids.map')} height={420} shapes={shapes} /> : null}
      {grids.length === 0 ? (
        <EmptyState compact title={t('grids.empty')} hint={t(unit.level === 'community' ? 'grids.emptyHint' : 'grids.chooseCommunity')} />
      ) : (
        <GridTable
          grids={grids}
          chosen={chosen}
          onChoose={setChosen}
          onEdit={(grid) => setEditing({ grid, communityCode: grid.communityCode })}
        />
      )}
    </Stack>
  );
}

/** The community looked at fills the map and leaves its name to its grids. */
function groundOf(shape: MapShape, unit: Unit): MapShape {
  const own = unit.lineage.some(({ code }) => code === shape.id);
  return own ? { ...shape, name: '', emphasis: 'focus' } : shape;
}

/** In a street the communities are named; in a community its grids, without repeating its name. */
function shapeOf(grid: Grid, chosen: string | undefined, unit: Unit): MapShape {
  return {
    id: grid.code,
    name: unit.level === 'street' ? '' : grid.name.replace(unit.shortName, ''),
    area: (grid.geometry ?? { type: 'MultiPolygon', coordinates: [] }) as unknown as Area,
    emphasis: grid.code === chosen ? 'focus' : 'ground',
  };
}

interface TableProps {
  readonly grids: readonly Grid[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
  readonly onEdit: (grid: Grid) => void;
}

function GridTable({ grids, chosen, onChoose, onEdit }: TableProps): ReactNode {
  const { t } = useTranslation('places');
  const retire = useApiMutation('places.retireGrid', { onSuccess: () => showToast(t('desk.saved'), 'done') });
  return (
    <div className={styles.wrap}>
      <SaveProblem problem={retire.error} />
      <table className={styles.table} aria-label={t('desk.tabs.grids')}>
        <thead>
          <tr>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col">{t('fields.code')}</th>
            <th scope="col">{t('fields.source')}</th>
            <th scope="col">{t('desk.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {grids.map((grid) => (
            <tr key={grid.code}>
              <td>{grid.name}</td>
              <td>{grid.code}</td>
              <td>{grid.schematic ? <Tag>{t('grids.schematic')}</Tag> : grid.source}</td>
              <td>
                <Space>
                  <Button size="small" aria-pressed={grid.code === chosen} onClick={() => onChoose(grid.code === chosen ? undefined : grid.code)}>
                    {t('grids.show')}
                  </Button>
                  {grid.actions.includes('edit') ? (
                    <Button size="small" onClick={() => onEdit(grid)}>
                      {t('desk.edit')}
                    </Button>
                  ) : null}
                  {grid.actions.includes('archive') ? (
                    <Popconfirm
                      title={t('grids.retireQuestion', { name: grid.name })}
                      description={t('grids.retireHint')}
                      okText={t('grids.retire')}
                      cancelText={t('desk.cancel')}
                      onConfirm={() => retire.mutate({ params: { code: grid.code }, body: { baseVersion: grid.version } })}
                    >
                      <Button size="small" danger>
                        {t('grids.retire')}
                      </Button>
                    </Popconfirm>
                  ) : null}
                </Space>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
