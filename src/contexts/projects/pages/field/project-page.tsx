import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { PhotoGrid } from '../../../../ui/kit/photos.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { usePendingFor } from '../../../../ui/offline/pending.ts';
import type { ProjectDetail } from '../../contract.ts';
import { ChecksList } from '../shared/checks-list.tsx';
import { LinesTable } from '../shared/lines-table.tsx';
import { MoneyBox } from '../shared/money-box.tsx';
import { LateBadges, ProjectBadge } from '../shared/project-badge.tsx';
import { useDeskEntries } from '../shared/use-project-entries.tsx';
import { PendingList } from './project/pending-list.tsx';
import { actionsNow } from './project/site-work.ts';
import { useProject } from './project/use-project.ts';

const dangerous = new Set(['refuse', 'cancel', 'returnForRevision', 'returnPapers', 'findDefects', 'refuseChange']);

function Now({ project }: { readonly project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('projects');
  // An application is written at the desk.
  const actions = actionsNow(project, usePendingFor(project.id)).filter(({ action }) => action !== 'revise');
  if (actions.length === 0) return <Text tone="muted">{t('field.nothingNow')}</Text>;
  const sorted = [...actions].sort((one, other) => Number(dangerous.has(one.action)) - Number(dangerous.has(other.action)));
  return (
    <Stack gap={2}>
      {sorted.map(({ action }, index) => (
        <LinkButton key={action} block to={`/projects/${project.id}/${action}`} tone={dangerous.has(action) ? 'danger' : index === 0 ? 'primary' : 'secondary'}>
          {t(`actions.${action}`)}
        </LinkButton>
      ))}
    </Stack>
  );
}

function Shown({ project }: { readonly project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('projects');
  const entries = useDeskEntries();
  const inherited = project.origins.flatMap(({ photos }) => photos).map((id) => ({ id }));
  const lines = project.lines.filter(({ stage }) => stage === (project.finalFen === null ? 'estimate' : 'final'));
  return (
    <>
      <Row gap={1}>
        <ProjectBadge state={project.state} />
        <LateBadges project={project} />
        <Text as="span">{t(`options.kind.${project.kind}`)}</Text>
      </Row>
      <PendingList project={project} />
      <Section title={t('field.now')}>
        <Now project={project} />
      </Section>
      <Card>
        <MoneyBox project={project} />
      </Card>
      <Card>
        <Facts
          facts={[
            { label: t('fields.places'), value: project.places.map(({ placeName, note }) => [placeName, note].filter(Boolean).join(' ')).join(t('show.comma')) },
            { label: t('fields.what'), value: project.what },
            { label: t('fields.why'), value: project.why },
            { label: t('fields.residentsViews'), value: project.residentsViews },
            { label: t('fields.partyCommitteeView'), value: project.partyCommitteeView },
            { label: t('fields.fundId'), value: project.fundName },
            { label: t('fields.contractorId'), value: project.contractorName },
          ]}
        />
      </Card>
      {inherited.length > 0 ? <PhotoGrid photos={inherited} /> : null}
      {lines.length > 0 ? (
        <Section title={t(project.finalFen === null ? 'fields.lines' : 'fields.finalLines')}>
          <Card>
            <LinesTable label={t('fields.lines')} lines={lines} />
          </Card>
        </Section>
      ) : null}
      {project.checks.length > 0 ? (
        <Section title={t('show.checks')}>
          <Card>
            <ChecksList checks={project.checks} />
          </Card>
        </Section>
      ) : null}
      <Section title={t('show.story')}>
        <Card>
          <Timeline entries={entries(project.steps)} />
        </Card>
      </Section>
    </>
  );
}

/** A project on the phone: what can be done now comes first. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { id = '' } = useParams();
  const { data, error, refetch } = useProject(id);
  return (
    <Frame title={data?.title ?? t('field.title')} back="/projects">
      {error ? error.status === 404 ? <EmptyState picture="lane" title={t('field.gone')} /> : <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {data ? <Shown project={data} /> : null}
    </Frame>
  );
}
