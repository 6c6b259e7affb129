import { Button, Dropdown } from 'antd';
import { Bookmark, Star, Users } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../api/hooks.ts';
import type { Output } from '../api/types.ts';
import { useTranslation } from '../i18n/index.ts';
import { useKeepsPreferences, usePreference } from './preferences.tsx';
import type { UrlFilters } from './use-url-filters.ts';
import { SaveViewDialog, ViewsDialog } from './views-dialog.tsx';

export type SavedView = Output<'people.listViews'>['items'][number];

interface Props {
  /** The list whose filters are named: `requests`. */
  readonly name: string;
  readonly filters: UrlFilters;
}

/** Opens the list with the person's own view when its address says nothing else. */
function useFirstView(views: readonly SavedView[] | undefined, first: string | null): void {
  const [search, setSearch] = useSearchParams();
  const asked = useRef(search.toString() !== '');
  useEffect(() => {
    if (asked.current || !views) return;
    asked.current = true;
    const view = views.find(({ id }) => id === first);
    if (view) setSearch(new URLSearchParams(view.search), { replace: true });
    // Once, when the views have come: clearing the filters later shows everything.
  }, [views]);
}

function Views({ name, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const { data } = useApiQuery('people.listViews', { query: { list: name } }, { staleTime: 60_000 });
  const [first, setFirst] = usePreference<string | null>(`view.${name}`, null);
  const [dialog, setDialog] = useState<'save' | 'manage' | undefined>(undefined);
  useFirstView(data?.items, first);
  const views = data?.items ?? [];
  const shown = views.find((view) => view.search !== '' && view.search === filters.search);
  const item = (view: SavedView) => ({
    key: view.id,
    label: view.title,
    icon: view.id === first ? <Star size={14} aria-label={t('views.first')} /> : view.placeCode === null ? undefined : <Users size={14} aria-label={t('views.shared')} />,
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...views.map(item),
            ...(views.length > 0 ? [{ type: 'divider' as const, key: 'divider' }] : []),
            { key: 'save', label: t('table.saveView') },
            ...(views.length > 0 ? [{ key: 'manage', label: t('views.manage') }] : []),
          ],
          onClick: ({ key }) => {
            if (key === 'save' || key === 'manage') setDialog(key);
            else filters.apply(views.find(({ id }) => id === key)?.search ?? '');
          },
        }}
      >
        <Button icon={<Bookmark size={16} aria-hidden />}>{shown ? t('views.showing', { title: shown.title }) : t('table.views')}</Button>
      </Dropdown>
      {dialog === 'save' ? (
        <SaveViewDialog list={name} search={filters.search} onSaved={(id, begins) => (begins ? setFirst(id) : undefined)} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === 'manage' ? (
        <ViewsDialog views={views} search={filters.search} first={first} onFirst={setFirst} onClose={() => setDialog(undefined)} />
      ) : null}
    </>
  );
}

/** Filters a person named and comes back to, on every device; shared with the office where they chose to. */
export function SavedViews(props: Props): ReactNode {
  return useKeepsPreferences() ? <Views {...props} /> : null;
}
