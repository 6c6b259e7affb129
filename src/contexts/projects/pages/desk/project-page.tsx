import { ExternalLink, FilePen, FileText, Stamp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import { ActionPanel } from '../../../../ui/desk/action-panel.tsx';
import { DeskPage, Panel, RecordPage } from '../../../../ui/desk/desk-page.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Stack } from '../../../../ui/kit/layout.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { StateBadge } from '../../../../ui/kit/state-badge.tsx';
import { EmptyState, ErrorState, Note } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { DateTime, Money } from '../../../../ui/kit/values.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import type { ProjectDetail } from '../../contract.ts';
import { ChecksList } from '../shared/checks-list.tsx';
import { MoneyBox } from '../shared/money-box.tsx';
import { LateBadges, ProjectBadge, usePlaceText } from '../shared/project-badge.tsx';
import styles from '../shared/projects.module.css';
import { useDeskEntries } from '../shared/use-project-entries.tsx';
import { DefectsPanel, LinesPanel, NoticePanel, OriginsPanel, PaymentsPanel, PhotosPanel, QuotesPanel, StoryPanel } from './project/panels.tsx';

/** What cannot be taken back, or sends work back to people. */
const dangerous = ['refuse', 'cancel', 'returnForRevision', 'returnPapers', 'findDefects', 'refuseChange'];
const afterApproval = ['done', 'accepted', 'settled', 'paid', 'closed'];

function Actions({ project }: { readonly project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('projects');
  const may = (action: string): boolean => project.actions.some((one) => one.action === action);
  const left = (project.finalFen ?? 0) - project.paidFen - project.returnedFen;
  const [cheapest] = project.quotes;
  return (
    <Stack gap={3}>
      {may('revise') ? (
        <LinkButton block to={`/projects/${project.id}/edit`} icon={FilePen}>
          {t('actions.revise')}
        </LinkButton>
      ) : null}
      <ActionPanel
        context="projects" id={project.id} version={project.version} record={project} dangerous={dangerous} refreshes={['requests', 'notices']}
        // The application has a page of its own; its fields do not fit beside the record.
        actions={project.actions.filter(({ action }) => action !== 'revise')}
        initial={{
          pay: { amountFen: left }, startFirst: { amountFen: project.estimateFen, fundId: project.fundId ?? undefined },
          chooseContractor: cheapest ? { contractorId: cheapest.contractorId, amountFen: Math.min(cheapest.amountFen, project.approvedFen ?? cheapest.amountFen) } : {},
        }}
      />
    </Stack>
  );
}

function ProjectView({ project }: { readonly project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('projects');
  const placeText = usePlaceText();
  const entries = useDeskEntries();
  const { id, number, title, state, kind, changeFen } = project;
  const isPublic = !['draft', 'submitted', 'confirming', 'rejected', 'cancelled'].includes(state);
  return (
    <RecordPage
      title={title}
      badges={
        <>
          <span>{number}</span>
          <ProjectBadge state={state} />
          <StateBadge tone={kind === 'emergency' ? 'accent' : 'neutral'}>{t(`options.kind.${kind}`)}</StateBadge>
          <LateBadges project={project} />
          <span>{placeText(project)}</span>
          {project.stageDue ? (
            <span>
              {t('show.due')} <DateTime value={project.stageDue} /> {project.stageProvisional ? <StateBadge tone="neutral">{t('show.provisional')}</StateBadge> : null}
            </span>
          ) : null}
          {project.papers === 'due' && project.papersDue ? (
            <span>
              {t('show.papersDue')} <DateTime value={project.papersDue} /> {project.papersProvisional ? <StateBadge tone="neutral">{t('show.provisional')}</StateBadge> : null}
            </span>
          ) : null}
        </>
      }
      actions={
        <>
          <LinkButton to={`/projects/${id}/application`} icon={FileText}>
            {t('print.application')}
          </LinkButton>
          {afterApproval.includes(state) ? (
            <LinkButton to={`/projects/${id}/acceptance`} icon={Stamp}>
              {t('print.acceptance')}
            </LinkButton>
          ) : null}
          {isPublic ? (
            <a href={`/projects/${number}`} target="_blank" rel="noreferrer">
              <ExternalLink size={16} aria-hidden /> {t('show.publicPage')}
            </a>
          ) : null}
        </>
      }
      aside={
        <>
          <Actions project={project} />
          <OriginsPanel project={project} />
          <NoticePanel project={project} />
          <Slot name="project.aside" recordId={id} record={project} />
        </>
      }
    >
      {changeFen === null ? null : (
        <Note tone="soon">
          {t('show.change')} <Money fen={changeFen} /> · {project.changeReason}
        </Note>
      )}
      <Panel title={t('show.money')} extra={project.fundName}>
        <MoneyBox project={project} />
      </Panel>
      <StoryPanel project={project} />
      <PhotosPanel project={project} />
      <LinesPanel project={project} />
      <QuotesPanel project={project} />
      <DefectsPanel project={project} />
      <PaymentsPanel project={project} />
      {project.checks.length > 0 ? (
        <Panel title={t('show.checks')}>
          <ChecksList checks={project.checks} />
        </Panel>
      ) : null}
      <Slot name="project.main" recordId={id} record={project} />
      <Panel title={t('show.story')}>
        <div className={styles.words}>
          <Timeline entries={entries(project.steps)} />
        </div>
      </Panel>
    </RecordPage>
  );
}

/** One project: left its story and money, right what can be done now. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams();
  const { data, error, refetch } = useApiQuery('projects.read', { params: { id } });
  useLive([`project:${id}`], ['projects']);
  if (data) return <ProjectView key={data.id} project={data} />;
  return (
    <DeskPage title={t('show.project')}>
      {error?.status === 404 ? (
        <EmptyState title={t('show.notFound')} hint={t('show.notFoundHint')} action={<LinkButton to="/projects">{t('nav.projects')}</LinkButton>} />
      ) : error ? (
        <ErrorState problem={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </DeskPage>
  );
}
