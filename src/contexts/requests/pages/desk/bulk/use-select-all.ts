import { useState } from 'react';
import type { useApiPages } from '../../../../../ui/api/hooks.ts';
import type { Selection } from '../../../../../ui/desk/selection.ts';
import { most } from './bulk-bar.tsx';

type List = ReturnType<typeof useApiPages<'requests.list'>>;

/** Ticks all cases of the filtered list, also those not loaded yet, up to what one bulk action takes; undefined while all are unknown. */
export function useSelectAll(list: List, selection: Selection) {
  const [loading, setLoading] = useState(false);
  const total = list.data?.pages[0]?.total;
  if (!total) return undefined;
  const choose = async (): Promise<void> => {
    setLoading(true);
    let pages = list.data?.pages ?? [];
    let more = list.hasNextPage;
    while (more && pages.reduce((sum, { items }) => sum + items.length, 0) < most) {
      const next = await list.fetchNextPage();
      if (next.isError) break;
      pages = next.data?.pages ?? pages;
      more = next.hasNextPage;
    }
    selection.replace(pages.flatMap(({ items }) => items.map(({ id }) => id)).slice(0, most));
    setLoading(false);
  };
  return { count: total.count, more: total.more, loading, choose: () => void choose() };
}
