import { GitMerge } from 'lucide-react';
import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import type { Case } from './types.ts';

/** The case this one was joined to, and those joined to it. */
export function LinksPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { joined, joinedTo, joinedToId } = record;
  if (joined.length === 0 && joinedToId === null) return null;
  return (
    <Panel title={t('desk.case.links')}>
      <List label={t('desk.case.links')}>
        {joinedToId === null ? null : <ListItem icon={GitMerge} title={t('tracking.joinedTo', { number: joinedTo })} to={`/requests/${joinedToId}`} />}
        {joined.map(({ id, number, title }) => (
          <ListItem key={id} icon={GitMerge} title={number} detail={title} to={`/requests/${id}`} />
        ))}
      </List>
    </Panel>
  );
}
