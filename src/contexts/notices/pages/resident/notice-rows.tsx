import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import type { NoticeSummary } from '../../contract.ts';
import { NoticeState } from '../shared/notice-state.tsx';

/** Notices as rows that lead to their pages. */
export function NoticeRows({ items, label }: { readonly items: readonly NoticeSummary[]; readonly label: string }): ReactNode {
  const { t } = useTranslation('notices');
  const format = useFormat();
  const detailOf = ({ placeName, endsAt, open, termOver }: NoticeSummary): string =>
    [placeName, endsAt === null ? '' : t(open && !termOver ? 'list.until' : 'list.endedAt', { date: format.date(endsAt) })].filter(Boolean).join(' · ');
  return (
    <List label={label}>
      {items.map((item) => (
        <ListItem key={item.id} to={`/notices/${item.number}`} title={item.title} detail={detailOf(item)} aside={<NoticeState notice={item} />} />
      ))}
    </List>
  );
}
