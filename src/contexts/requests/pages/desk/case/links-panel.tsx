import { GitFork, GitMerge, Link2, Radar } from 'lucide-react';
import type { ReactNode } from 'react';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { CaseBadge } from '../parts/case-badge.tsx';
import type { Case } from './types.ts';

const linkIcons = { related: Link2, sweepFind: Radar, split: GitFork } as const;

/** The case this one was joined to, those joined to it, and whatever else belongs together with it. */
export function LinksPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { joined, joinedTo, joinedToId, links } = record;
  if (joined.length === 0 && joinedToId === null && links.length === 0) return null;
  return (
    <Panel title={t('desk.case.links')}>
      <List label={t('desk.case.links')}>
        {joinedToId === null ? null : <ListItem icon={GitMerge} title={t('tracking.joinedTo', { number: joinedTo })} to={`/requests/${joinedToId}`} />}
        {joined.map(({ id, number, title }) => (
          <ListItem key={id} icon={GitMerge} title={number} detail={title} to={`/requests/${id}`} />
        ))}
        {links.map(({ id, number, title, state, kind, direction, reason }) => (
          <ListItem
            key={id}
            icon={linkIcons[kind]}
            title={`${t(`desk.case.linkKinds.${kind}.${direction}`)} ${number}`}
            detail={[title, reason].filter(Boolean).join(' · ')}
            aside={<CaseBadge state={state} />}
            to={`/requests/${id}`}
          />
        ))}
      </List>
    </Panel>
  );
}
