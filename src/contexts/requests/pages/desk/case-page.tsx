import { ClipboardList, ExternalLink } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { FormValues } from '../../../../ui/action/form-values.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import { CallScript } from './case/call-script.tsx';
import { ChangedNote } from './case/changed-note.tsx';
import { HandOversPanel } from './case/hand-overs-panel.tsx';
import { JoinedPanel } from './case/joined-panel.tsx';
import { LinksPanel } from './case/links-panel.tsx';
import { MattersPanel } from './case/matters-panel.tsx';
import { PhotoPartsPanel } from './case/photo-parts-panel.tsx';
import { PhotosPanel } from './case/photos-panel.tsx';
import { PlacePanel } from './case/place-panel.tsx';
import { PlanPanel } from './case/plan-panel.tsx';
import { ReportersPanel } from './case/reporters-panel.tsx';
import { StagesPanel } from './case/stages-panel.tsx';
import { TextPanel } from './case/text-panel.tsx';
import { TimelinePanel } from './case/timeline-panel.tsx';
import type { Case } from './case/types.ts';
import { WhyPanel } from './case/why-panel.tsx';
import { UsualAnswers } from './case/usual-answers.tsx';
import styles from './desk.module.css';
import { CaseBadge, PriorityBadge } from './parts/case-badge.tsx';
import { CaseDue } from './parts/case-due.tsx';

/** What cannot be taken back, or sends work back to people. */
const dangerous = ['reject', 'rework', 'return', 'refuseExtension', 'refuseShelving', 'upholdContest', 'revokeHandOver', 'removePlace'];

/** The plan of the case this one was found after is where its own plan begins. */
function planFrom({ proposal }: Case): FormValues {
  if (!proposal) return {};
  const { measure, measureKind, plannedAmountFen } = proposal;
  return { measureKind, ...(measure === null ? {} : { measure }), ...(plannedAmountFen === null ? {} : { plannedAmountFen }) };
}

/** The unit that a dispatch rule names is proposed to lead, until one does. */
function leadFrom({ dispatch, handOvers }: Case): FormValues {
  if (!dispatch?.unit || handOvers.length > 0) return {};
  return { unitId: dispatch.unit.id, part: 'lead' };
}

/** What can be done with the case now; says what others did while a form was open. */
export function Actions({ record }: { readonly record: Case }): ReactNode {
  const [opened, setOpened] = useState<number | undefined>(undefined);
  const [search] = useSearchParams();
  const joinTo = search.get('join');
  const [form, setForm] = useState<string | undefined>(undefined);
  const changed = opened === undefined ? [] : record.steps.filter(({ sequence }) => sequence > opened);
  return (
    <ActionPanel
      context="requests"
      id={record.id}
      version={record.version}
      actions={record.actions.filter(({ action }) => action !== 'unlink')}
      dangerous={dangerous}
      record={record}
      {...(joinTo === null ? {} : { openFirst: 'join' })}
      initial={{ recategorise: { ...(record.categoryId ? { categoryId: record.categoryId } : {}), ...(record.nature ? { nature: record.nature } : {}) }, plan: planFrom(record), handOver: leadFrom(record), ...(joinTo === null ? {} : { join: { targetRequestId: joinTo } }), moderate: { publicText: record.text ?? '', publishPhotos: record.publishPhotos } }}
      onOpen={(action) => {
        setOpened(action === undefined ? undefined : record.version);
        setForm(action);
      }}
      notice={
        <>
          {changed.length > 0 ? <ChangedNote steps={changed} /> : null}
          {form === 'callback' ? <CallScript /> : null}
          {form === 'reply' ? <UsualAnswers record={record} /> : null}
        </>
      }
    />
  );
}

function CaseView({ record }: { readonly record: Case }): ReactNode {
  const { t } = useTranslation('requests');
  const { id, number, state, placeName } = record;
  return (
    <RecordPage
      title={number}
      badges={
        <>
          <CaseBadge state={state} />
          <PriorityBadge priority={record.priority} />
          <CaseDue item={record} />
          <span>{record.morePlaces === 0 ? placeName : t('places.several', { place: placeName, count: record.morePlaces + 1 })}</span>
          {record.workstationName ? <span>{record.workstationName}</span> : null}
        </>
      }
      actions={
        <>
          <LinkButton to={`/requests/${id}/work-order`} icon={ClipboardList}>
            {t('desk.case.workOrder')}
          </LinkButton>
          <a className={styles.outside} href={`/r/${number}`} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            {t('desk.case.publicPage')}
          </a>
        </>
      }
      aside={
        <>
          <Actions record={record} />
          <StagesPanel record={record} />
          <MattersPanel record={record} />
          <HandOversPanel record={record} />
          <ReportersPanel record={record} />
          <LinksPanel record={record} />
          <WhyPanel record={record} />
          <PlacePanel record={record} />
          <Slot name="request.aside" recordId={id} record={record} />
        </>
      }
    >
      <TextPanel record={record} />
      <JoinedPanel record={record} />
      <PhotosPanel record={record} />
      <PhotoPartsPanel record={record} />
      <PlanPanel record={record} />
      <Slot name="request.main" recordId={id} record={record} />
      <TimelinePanel record={record} />
    </RecordPage>
  );
}

/** One case: left its story, right what can be done now. */
export function Page(): ReactNode {
  const { t } = useTranslation('requests');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('requests.read', { params: { id } });
  useLive([`request:${id}`], ['requests']);
  if (data) return <CaseView key={data.id} record={data} />;
  return (
    <DeskPage title={t('desk.case.title')}>
      {error?.status === 404 ? (
        <EmptyState title={t('desk.case.notFound')} hint={t('desk.case.notFoundHint')} action={<LinkButton to="/requests">{t('desk.case.toList')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </DeskPage>
  );
}
