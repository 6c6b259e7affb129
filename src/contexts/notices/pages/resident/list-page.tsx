import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiPages } from '../../../../ui/api/hooks.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button } from '../../../../ui/kit/button.tsx';
import { ChoiceList } from '../../../../ui/kit/form/choices.tsx';
import { Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { NoticeRows } from './notice-rows.tsx';

const choices = ['all', 'open', 'ended'] as const;
type Shown = (typeof choices)[number];

function Found({ shown }: { readonly shown: Shown }): ReactNode {
  const { t } = useTranslation('notices');
  const list = useApiPages('notices.listPublic', { query: shown === 'all' ? { limit: 20 } : { show: shown, limit: 20 } });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} busy={list.isFetching} />;
  if (list.isPending) return <Skeleton block lines={5} />;
  if (items.length === 0) return <EmptyState picture="wall" title={t('list.empty')} hint={t('list.emptyHint')} />;
  return (
    <Stack>
      <NoticeRows items={items} label={t('list.title')} />
      {list.hasNextPage ? <Button block busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('list.more')}</Button> : null}
    </Stack>
  );
}

/** All notices, those posted now first. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const [search, setSearch] = useSearchParams();
  const shown = choices.find((one) => one === search.get('show')) ?? 'all';
  return (
    <Frame title={t('list.title')} back="/nearby">
      <Stack gap={4}>
        <Text tone="muted">{t('list.intro')}</Text>
        <ChoiceList
          legend={t('list.show')} hideLegend inline choices={choices.map((value) => ({ value, label: t(`list.${value}`) }))} value={shown}
          onChange={(next) => setSearch(next === 'all' ? {} : { show: next }, { replace: true, flushSync: true })}
        />
        <Found shown={shown} />
      </Stack>
    </Frame>
  );
}
