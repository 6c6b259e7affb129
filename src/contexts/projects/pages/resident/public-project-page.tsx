import { Download, Megaphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { formatDate } from '../../../../shared/time.ts';
import { addressOf } from '../../../../ui/api/client.ts';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLanguage, useTranslation } from '../../../../ui/i18n/index.ts';
import { BeforeAfter } from '../../../../ui/kit/before-after.tsx';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { Card, Facts, Row, Section, Stack, Text } from '../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../ui/kit/list.tsx';
import { Page as Frame } from '../../../../ui/kit/page.tsx';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Timeline } from '../../../../ui/kit/timeline.tsx';
import { DateTime } from '../../../../ui/kit/values.tsx';
import { Slot } from '../../../../ui/slot.tsx';
import type { PublicProject } from '../../contract.ts';
import { LinesTable } from '../shared/lines-table.tsx';
import { MoneyBox } from '../shared/money-box.tsx';
import { PaymentsList } from '../shared/payments-list.tsx';
import { ProjectBadge } from '../shared/project-badge.tsx';
import styles from '../shared/projects.module.css';
import { usePublicEntries } from '../shared/use-project-entries.tsx';
import { RateProject } from './rate-project.tsx';

const day = 86_400_000;

/** Days from the decision to acceptance, both counted; undefined until accepted. */
function daysTaken({ approvedAt, startedAt, acceptedAt }: PublicProject): number | undefined {
  const from = approvedAt !== null && (startedAt === null || approvedAt < startedAt) ? approvedAt : startedAt;
  return from === null || acceptedAt === null ? undefined : Math.floor((Date.parse(acceptedAt) - Date.parse(from)) / day) + 1;
}

function Story({ project }: { readonly project: PublicProject }): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const taken = daysTaken(project);
  const { residentsAsked, residentsAgreed, places } = project;
  return (
    <Card>
      <Facts
        facts={[
          { label: t('fields.what'), value: project.what },
          { label: t('fields.why'), value: project.why },
          { label: t('fields.places'), value: places.map(({ placeName, note }) => [placeName, note].filter(Boolean).join(' ')).join(t('show.comma')) },
          { label: t('fields.residentsViews'), value: residentsAsked === null ? undefined : t('show.asked', { asked: residentsAsked, agreed: residentsAgreed ?? 0 }) },
          { label: t('fields.contractorId'), value: project.contractorName },
          { label: t('show.timeTaken'), value: taken === undefined ? undefined : t('show.days', { days: taken, count: taken }) },
          { label: t('show.warranty'), value: project.warrantyUntil === null ? undefined : formatDate(project.warrantyUntil, language) },
          { label: t('show.rating'), value: project.rating === null ? undefined : t('show.ratings', { rating: project.rating.toFixed(1), count: project.ratingCount }) },
        ]}
      />
    </Card>
  );
}

function Cost({ project }: { readonly project: PublicProject }): ReactNode {
  const { t } = useTranslation('projects');
  const { lines, payments, finalFen, fundName, fundKey } = project;
  const shown = lines.filter(({ stage }) => stage === (finalFen === null ? 'estimate' : 'final'));
  return (
    <Section title={t('show.cost')}>
      <Card>
        <Stack gap={4}>
          <MoneyBox project={project} />
          <LinesTable label={t(finalFen === null ? 'fields.lines' : 'fields.finalLines')} lines={shown} />
          {payments.length > 0 ? <PaymentsList payments={payments} dated /> : null}
          {fundName === null ? null : <Facts facts={[{ label: t('show.fund'), value: fundName }]} />}
          <Slot name="project.main" {...(fundKey === null ? {} : { recordId: fundKey })} record={project} />
          <Text tone="muted" size="small">
            {t('public.hint')}
          </Text>
        </Stack>
      </Card>
    </Section>
  );
}

function Shown({ project }: { readonly project: PublicProject }): ReactNode {
  const { t } = useTranslation('projects');
  const entries = usePublicEntries();
  const { number, before, after, notice, origins } = project;
  return (
    <>
      <Stack gap={2}>
        <Text size="lead" strong>
          {project.title}
        </Text>
        <Row gap={2}>
          <span>{number}</span>
          <ProjectBadge state={project.state} />
          <span>{t(`options.kind.${project.kind}`)}</span>
        </Row>
      </Stack>
      {before && after ? <BeforeAfter before={before} after={after} /> : null}
      <Story project={project} />
      <Cost project={project} />
      {notice ? (
        <Section title={t('show.notice')}>
          <Card>
            <Facts
              facts={[
                { label: t('fields.number'), value: notice.number },
                { label: t('show.noticeUntil'), value: <DateTime value={notice.endsAt} as="date" /> },
                { label: t('show.objections'), value: t('show.objectionsOf', { all: notice.objections, open: notice.openObjections }) },
              ]}
            />
            <LinkButton block icon={Megaphone} to={`/notices/${notice.number}`}>
              {t('public.objections')}
            </LinkButton>
          </Card>
        </Section>
      ) : null}
      <RateProject project={project} />
      {origins.length > 0 ? (
        <Section title={t('show.origin')}>
          <List label={t('show.origin')}>
            {origins.map((origin) => (
              <ListItem key={origin.number} title={origin.number} {...(origin.type === 'request' ? { to: `/r/${origin.number}` } : {})} />
            ))}
          </List>
        </Section>
      ) : null}
      <Section title={t('show.story')}>
        <Card>
          <div className={styles.words}>
            <Timeline entries={entries(project.steps)} />
          </div>
        </Card>
      </Section>
      <List label={t('show.download')}>
        <ListItem icon={Download} href={addressOf('projects.readPublic', { params: { number } })} title={t('show.download')} detail="JSON" />
      </List>
    </>
  );
}

/** The public page of a project: what, why, before and after, cost line by line, time, satisfaction. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { number = '' } = useParams();
  const { data, error, refetch, isFetching } = useApiQuery('projects.readPublic', { params: { number } });
  const missing = error?.status === 404 || error?.status === 422;
  return (
    <Frame title={t('public.title')} documentTitle={number} back="/projects">
      {missing ? <EmptyState picture="lane" title={t('show.notFound')} action={<LinkButton to="/projects" tone="primary">{t('public.listTitle')}</LinkButton>} /> : null}
      {error && !missing ? <ErrorState problem={error} onRetry={() => void refetch()} busy={isFetching} /> : null}
      {!data && !error ? <Skeleton block lines={8} /> : null}
      {data ? <Shown project={data} /> : null}
    </Frame>
  );
}
