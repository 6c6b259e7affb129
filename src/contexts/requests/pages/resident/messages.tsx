import type { ReactNode } from 'react';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { List } from '../../../../ui/kit/list.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { LinkedRow, MatterRow } from './mine/matter-row.tsx';
import { matterOfLink } from './mine/matter.ts';
import { useMatters } from './mine/use-matters.ts';

/** 消息: my matters by their latest change, what I have not looked at yet marked as new. */
export function Fill(): ReactNode {
  const { t } = useTranslation('requests');
  const { own, links, loading, problem, retry, empty } = useMatters();
  if (loading) return <Skeleton lines={4} />;
  if (empty) return <EmptyState picture="box" title={t('mine.messageEmpty')} hint={t('mine.messageEmptyHint')} />;
  const rows = [
    ...own.map((matter) => ({ at: matter.changedAt, key: matter.number, row: <MatterRow matter={matter} as="news" /> })),
    ...links.map((link) => ({ at: link.changedAt, key: matterOfLink(link).number, row: <LinkedRow link={link} as="news" /> })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <>
      {problem ? <ErrorState problem={problem} onRetry={retry} /> : null}
      <List label={t('mine.section')}>
        {rows.map(({ key, row }) => (
          <Keyed key={key}>{row}</Keyed>
        ))}
      </List>
    </>
  );
}

function Keyed({ children }: { readonly children: ReactNode }): ReactNode {
  return children;
}
