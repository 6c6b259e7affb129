import { GitFork, GitMerge, Link2, Radar, Unlink2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useRecordAction } from '../../../../../ui/action/use-record-action.ts';
import { Button } from '../../../../../ui/desk/antd.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../../ui/i18n/index.ts';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { CaseBadge } from '../parts/case-badge.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { Case } from './types.ts';

const linkIcons = { related: Link2, sweepFind: Radar, split: GitFork } as const;

/** Takes a link by hand back, with a reason. */
function Unlink({ record, otherId, number }: { readonly record: Case; readonly otherId: string; readonly number: string }): ReactNode {
  const { t } = useTranslation('requests');
  const [open, setOpen] = useState(false);
  const take = useRecordAction({ context: 'requests', id: record.id, version: record.version, onDone: () => setOpen(false) });
  return (
    <>
      <Button type="text" size="small" icon={<Unlink2 size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {`${t('actions.unlink')} ${number}`}
      </Button>
      {open ? (
        <ReasonDialog
          title={`${t('actions.unlink')} ${number}`}
          consequence={t('actionHints.unlink')}
          usual={[t('desk.case.unlinkReason')]}
          label={t('actions.unlink')}
          busy={take.isPending}
          problem={take.error}
          onSubmit={(explanation) => take.mutate({ action: 'unlink', body: { targetRequestId: otherId, explanation } })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** The case this one was joined to, those joined to it, and whatever else belongs together with it. */
export function LinksPanel({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { joined, joinedTo, joinedToId, links } = record;
  const mayUnlink = record.actions.some(({ action }) => action === 'unlink');
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
      {mayUnlink ? links.filter(({ kind }) => kind === 'related').map(({ id, number }) => <Unlink key={id} record={record} otherId={id} number={number} />) : null}
    </Panel>
  );
}
