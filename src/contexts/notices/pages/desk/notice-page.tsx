import { ExternalLink, Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useRecordAction } from '../../../../ui/action/use-record-action.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { Button, LinkButton } from '../../../../ui/kit/button.tsx';
import { Facts, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import type { DeskNotice } from '../../contract.ts';
import { NoticeState } from '../shared/notice-state.tsx';
import { useNoticeFacts } from '../shared/use-notice-facts.ts';
import { ContentForm } from './content-form.tsx';
import { Objections } from './objections.tsx';

/** Actions with forms of their own on this page; the rest stands in the action panel. */
const ownForms = ['revise', 'answer'];

function Content({ notice }: { readonly notice: DeskNotice }): ReactNode {
  const { t } = useTranslation('notices');
  const facts = useNoticeFacts();
  return (
    <Panel title={t('desk.content')}>
      <Stack gap={3}>
        {notice.body.split('\n').map((line, index) => <Text key={index}>{line}</Text>)}
        <Facts
          facts={[
            ...facts(notice.facts),
            { label: t('fields.kind'), value: t(`options.kind.${notice.kind}`) },
            { label: t('page.term'), value: t('page.termDays', { count: notice.termDays }) },
            ...(notice.publishedAt === null ? [] : [{ label: t('fields.publishedAt'), value: <DateTime value={notice.publishedAt} as="full" /> }]),
            ...(notice.endsAt === null ? [] : [{ label: t('fields.endsAt'), value: <DateTime value={notice.endsAt} as="full" /> }]),
          ]}
        />
      </Stack>
    </Panel>
  );
}

function Doing({ notice }: { readonly notice: DeskNotice }): ReactNode {
  const { t } = useTranslation('notices');
  const format = useFormat();
  const actions = notice.actions.filter(({ action }) => !ownForms.includes(action));
  const ripe = notice.open && notice.termOver;
  const panel = <ActionPanel context="notices" id={notice.id} version={notice.version} actions={actions} dangerous={['withdraw']} record={notice} />;
  if (actions.length > 0) {
    return ripe ? <Stack gap={3}><Note tone="soon">{t(notice.objections.open > 0 ? 'desk.answerFirst' : 'desk.closeNow', { count: notice.objections.open })}</Note>{panel}</Stack> : panel;
  }
  const hint = ripe ? { hint: t('desk.closedByOffice') } : notice.open && notice.endsAt !== null ? { hint: t('desk.waitTerm', { date: format.date(notice.endsAt) }) } : {};
  return <Panel title={t('ui:record.now')}><EmptyState compact title={t('desk.nothing')} {...hint} /></Panel>;
}

function Record({ notice }: { readonly notice: DeskNotice }): ReactNode {
  const { t } = useTranslation('notices');
  const [editing, setEditing] = useState(false);
  const take = useRecordAction({ context: 'notices', id: notice.id, version: notice.version, onDone: () => setEditing(false) });
  const mayRevise = notice.actions.some(({ action }) => action === 'revise');
  return (
    <RecordPage
      title={notice.title}
      badges={<><NoticeState notice={notice} /><span>{notice.number}</span><span>{notice.placeName}</span></>}
      actions={
        <>
          {mayRevise && !editing ? <Button icon={Pencil} onClick={() => setEditing(true)}>{t('actions.revise')}</Button> : null}
          {notice.publishedAt === null ? null : <a href={`/notices/${notice.number}`} target="_blank" rel="noreferrer"><ExternalLink aria-hidden size={16} /> {t('desk.publicPage')}</a>}
        </>
      }
      aside={
        <Stack gap={4}>
          <Doing notice={notice} />
          <Slot name="notice.main" recordId={notice.id} record={notice} />
          <Panel title={t('desk.history')}>
            <Timeline entries={notice.steps.map(({ sequence, action, at, byName }) => ({ id: String(sequence), title: t(`actions.${action}`), at, ...(byName === null ? {} : { who: byName }) }))} />
          </Panel>
        </Stack>
      }
    >
      <Stack gap={4}>
        {editing ? (
          <ContentForm
            initial={notice} fixedKind saveLabel={t('desk.saveChange')} busy={take.isPending} problem={take.error} onCancel={() => setEditing(false)}
            onSave={({ title, body, facts, termDays }) => take.mutate({ action: 'revise', body: { title, body, facts, termDays } })}
          />
        ) : <Content notice={notice} />}
        <Objections notice={notice} />
      </Stack>
    </RecordPage>
  );
}

/** One notice: left what is posted and objected, right what can be done. */
export function Page(): ReactNode {
  const { t } = useTranslation('notices');
  const { id = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('notices.read', { params: { id } });
  useLive([`publicNotice:${id}`], ['notices']);
  if (data) return <Record key={data.id} notice={data} />;
  return (
    <DeskPage title={t('desk.title')}>
      {error?.status === 404 ? <EmptyState title={t('desk.notFound')} action={<LinkButton to="/notices">{t('list.toAll')}</LinkButton>} /> : error ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : <Skeleton lines={10} />}
    </DeskPage>
  );
}
