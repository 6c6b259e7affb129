import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { Tabs } from '../../../../ui/desk/antd.ts';
import { DeskPage, Panel } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { CompoundsPanel } from './compounds-panel.tsx';
import { ExchangePanel } from './exchange-panel.tsx';
import { GridsPanel } from './grids-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { OverviewPanel, type Unit } from './overview-panel.tsx';
import { PlaceTree } from './place-tree.tsx';
import styles from './places-page.module.css';
import { WorkstationsPanel } from './workstations-panel.tsx';

const tabs = ['overview', 'grids', 'compounds', 'workstations', 'exchange', 'history'] as const;
type TabName = (typeof tabs)[number];

/** 网格与地点: the tree on the left; details, grids, compounds, workstations, files and history of a unit on the right. */
export function Page(): ReactNode {
  const { t } = useTranslation('places');
  const { place } = usePlace();
  const [search, setSearch] = useSearchParams();
  const code = search.get('code') ?? place?.code;
  const tab = tabs.find((name) => name === search.get('tab')) ?? 'overview';
  const go = (nextCode: string, nextTab: string): void => setSearch({ code: nextCode, tab: nextTab });
  return (
    <DeskPage title={t('desk.title')}>
      {place && code !== undefined ? (
        <div className={styles.columns}>
          <nav className={styles.tree} aria-label={t('desk.tree')}>
            <PlaceTree root={place} selected={code} onSelect={(next) => go(next, tab)} />
          </nav>
          <div className={styles.unit}>
            <UnitView key={code} code={code} tab={tab} onTab={(next) => go(code, next)} />
          </div>
        </div>
      ) : (
        <EmptyState title={t('desk.noPlace')} />
      )}
    </DeskPage>
  );
}

interface UnitViewProps {
  readonly code: string;
  readonly tab: TabName;
  readonly onTab: (tab: string) => void;
}

function UnitView({ code, tab, onTab }: UnitViewProps): ReactNode {
  const { t } = useTranslation('places');
  const { data: unit, error, refetch } = useApiQuery('places.getDivision', { params: { code } });
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />;
  if (!unit) return <Skeleton lines={8} />;
  const shown = tabs.filter((name) => isOpen(name, unit));
  const active = shown.includes(tab) ? tab : 'overview';
  return (
    <Panel title={unit.lineage.slice(-3).map(({ shortName }) => shortName).join(' › ')}>
      <Tabs activeKey={active} onChange={onTab} destroyOnHidden items={shown.map((name) => ({ key: name, label: t(`desk.tabs.${name}`), children: contentOf(name, unit) }))} />
    </Panel>
  );
}

/** Tabs a person may use here; the records of a place are for those who work at it. */
function isOpen(tab: TabName, { actions }: Unit): boolean {
  if (tab === 'overview' || tab === 'workstations') return true;
  if (tab === 'exchange') return actions.includes('import');
  return actions.includes('readRecords');
}

function contentOf(tab: TabName, unit: Unit): ReactNode {
  switch (tab) {
    case 'overview':
      return <OverviewPanel unit={unit} />;
    case 'grids':
      return <GridsPanel unit={unit} />;
    case 'compounds':
      return <CompoundsPanel unit={unit} />;
    case 'workstations':
      return <WorkstationsPanel unit={unit} />;
    case 'exchange':
      return <ExchangePanel unit={unit} />;
    case 'history':
      return <HistoryPanel type="division" id={unit.id} />;
  }
}
