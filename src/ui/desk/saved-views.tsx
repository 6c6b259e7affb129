import { Button, Dropdown, Input, Modal } from 'antd';
import { Bookmark } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../i18n/index.ts';
import { useStored } from './stored.ts';
import type { UrlFilters } from './use-url-filters.ts';

interface View {
  readonly title: string;
  readonly search: string;
}

/** Filters a person named and comes back to; kept on this device. */
export function SavedViews({ name, filters }: { readonly name: string; readonly filters: UrlFilters }): ReactNode {
  const { t } = useTranslation();
  const [views, setViews] = useStored<readonly View[]>(`views.${name}`, []);
  const [title, setTitle] = useState<string | undefined>(undefined);
  const save = (): void => {
    const clean = title?.trim() ?? '';
    if (clean !== '') setViews([...views.filter((view) => view.title !== clean), { title: clean, search: filters.search }]);
    setTitle(undefined);
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...views.map((view, index) => ({ key: String(index), label: view.title })),
            ...(views.length > 0 ? [{ type: 'divider' as const, key: 'divider' }] : []),
            { key: 'save', label: t('table.saveView') },
          ],
          onClick: ({ key }) => {
            const view = views[Number(key)];
            if (key === 'save') setTitle('');
            else if (view) filters.apply(view.search);
          },
        }}
      >
        <Button icon={<Bookmark size={16} aria-hidden />}>{t('table.views')}</Button>
      </Dropdown>
      <Modal
        // In place: in the body it would lock the scrolling with a style element that the content policy refuses.
        getContainer={false}
        open={title !== undefined}
        title={t('table.saveView')}
        okText={t('save')}
        onOk={save}
        onCancel={() => setTitle(undefined)}
        destroyOnHidden
      >
        <Input
          autoFocus
          aria-label={t('table.viewName')}
          placeholder={t('table.viewName')}
          maxLength={30}
          value={title ?? ''}
          onChange={(event) => setTitle(event.target.value)}
          onPressEnter={save}
        />
      </Modal>
    </>
  );
}
