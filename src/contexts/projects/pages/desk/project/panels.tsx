import { FileSearch, Megaphone } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDate } from '../../../../../shared/time.ts';
import { Panel } from '../../../../../ui/desk/desk-page.tsx';
import { useLanguage, useTranslation } from '../../../../../ui/i18n/index.ts';
import { BeforeAfter } from '../../../../../ui/kit/before-after.tsx';
import { Facts, Row, Stack } from '../../../../../ui/kit/layout.tsx';
import { List, ListItem } from '../../../../../ui/kit/list.tsx';
import { PhotoGrid } from '../../../../../ui/kit/photos.tsx';
import { StateBadge } from '../../../../../ui/kit/state-badge.tsx';
import { EmptyState, Note } from '../../../../../ui/kit/states.tsx';
import { DateTime, Money } from '../../../../../ui/kit/values.tsx';
import { useSession } from '../../../../../ui/session.tsx';
import type { ProjectDetail } from '../../../contract.ts';
import { phaseOf, workPhases } from '../../../rules/site-work.ts';
import { LinesTable } from '../../shared/lines-table.tsx';
import { PaymentsList } from '../../shared/payments-list.tsx';
import styles from '../../shared/projects.module.css';

interface Props {
  readonly project: ProjectDetail;
}

/** What, where, why, and what residents and the Party committee said. */
export function StoryPanel({ project }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  const { places, residentsAsked, residentsAgreed } = project;
  const asked = residentsAsked === null ? undefined : t('show.asked', { asked: residentsAsked, agreed: residentsAgreed ?? 0 });
  const words = (text: string | null): ReactNode => (text === null ? undefined : <span className={styles.words}>{text}</span>);
  const between = [project.plannedStart, project.plannedEnd].flatMap((day) => (day === null ? [] : [formatDate(day, language)])).join(' – ');
  return (
    <Panel title={t('show.what')}>
      <Facts
        facts={[
          { label: t('fields.what'), value: words(project.what) },
          { label: t('fields.why'), value: words(project.why) },
          { label: t('fields.places'), value: places.map(({ placeName, note }) => [placeName, note].filter(Boolean).join(' ')).join(t('show.comma')) },
          { label: t('fields.workType'), value: t(`options.workType.${project.workType}`) },
          { label: t('fields.beneficiaries'), value: project.beneficiaries ?? undefined },
          { label: t('fields.optionsConsidered'), value: words(project.optionsConsidered) },
          { label: t('fields.residentsViews'), value: words([project.residentsViews, asked].filter(Boolean).join('\n') || null) },
          {
            label: t('fields.partyCommitteeView'),
            value: (
              <>
                {words(project.partyCommitteeView)} {project.partyCommitteeAgreed ? <StateBadge tone="done">{t('show.agreed')}</StateBadge> : null}
              </>
            ),
          },
          { label: t('fields.contractorId'), value: project.contractorName ?? undefined },
          { label: t('show.planned'), value: between === '' ? undefined : between },
          { label: t('show.warranty'), value: project.warrantyUntil === null ? undefined : formatDate(project.warrantyUntil, language) },
          { label: t('show.rating'), value: project.rating === null ? undefined : t('show.ratings', { rating: project.rating.toFixed(1), count: project.ratingCount }) },
        ]}
      />
    </Panel>
  );
}

/** Before and after, and what came with the requests. */
export function PhotosPanel({ project: { before, after, origins, steps } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const inherited = origins.flatMap(({ photos }) => photos);
  // The steps come newest first, photos are looked at in the order of the work.
  const own = [...steps].reverse().flatMap(({ photos }) => photos);
  if (own.length + inherited.length === 0) return null;
  return (
    <Panel title={t('show.photos')}>
      <Stack gap={3}>
        {before && after ? <BeforeAfter before={before} after={after} /> : null}
        {workPhases.map((phase) => {
          const shown = own.filter(({ stage }) => phaseOf(stage) === phase);
          return shown.length === 0 ? null : (
            <Fragment key={phase}>
              <p>{t(`show.phases.${phase}`)}</p>
              <PhotoGrid photos={shown} />
            </Fragment>
          );
        })}
        {inherited.length > 0 ? (
          <>
            <p>{t('show.inherited')}</p>
            <PhotoGrid photos={inherited.map((id) => ({ id }))} />
          </>
        ) : null}
      </Stack>
    </Panel>
  );
}

/** Estimate and final account, line by line. */
export function LinesPanel({ project: { lines } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const stages = (['estimate', 'final'] as const).filter((stage) => lines.some((line) => line.stage === stage));
  return stages.map((stage) => (
    <Panel key={stage} title={t(stage === 'estimate' ? 'fields.lines' : 'fields.finalLines')}>
      <LinesTable label={t(stage === 'estimate' ? 'fields.lines' : 'fields.finalLines')} lines={lines.filter((line) => line.stage === stage)} />
    </Panel>
  ));
}

/** Who offered what. */
export function QuotesPanel({ project: { quotes, quotesNeeded, contractorId, state, actions } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const language = useLanguage();
  if (quotes.length === 0 && ['closed', 'rejected', 'cancelled'].includes(state)) return null;
  const missing = Math.max(0, quotesNeeded - quotes.length);
  const next = actions.some(({ action }) => action === 'addQuote') ? 'show.quotesAdd' : contractorId === null ? 'show.quotesWait' : 'show.quotesSkipped';
  return (
    <Panel title={t('show.quotes')} extra={t('show.quotesOf', { given: quotes.length, needed: quotesNeeded })}>
      {quotes.length === 0 ? <EmptyState compact title={t('show.noQuotes')} hint={t(next, { count: quotesNeeded })} /> : null}
      {quotes.length > 0 && missing > 0 && contractorId === null ? <Note tone="soon">{t('show.quotesMissing', { count: missing })}</Note> : null}
      {quotes.length === 0 ? null : <List label={t('show.quotes')}>
        {quotes.map((quote) => (
          <ListItem
            key={quote.id} title={quote.contractorName} detail={formatDate(quote.quotedOn, language)}
            aside={
              <Row>
                {quote.contractorId === contractorId ? <StateBadge tone="done">{t('show.chosen')}</StateBadge> : null}
                <Money fen={quote.amountFen} />
              </Row>
            }
          />
        ))}
      </List>}
    </Panel>
  );
}

/** What acceptance found wrong, and what of it is fixed. */
export function DefectsPanel({ project: { defects } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  if (defects.length === 0) return null;
  return (
    <Panel title={t('fields.defects')}>
      <List label={t('fields.defects')}>
        {defects.map((defect) => (
          <ListItem
            key={defect.id} title={defect.description} detail={<DateTime value={defect.fixedAt ?? defect.foundAt} />}
            aside={<StateBadge tone={defect.fixedAt ? 'done' : 'late'}>{t(defect.fixedAt ? 'show.fixed' : 'show.open')}</StateBadge>}
          />
        ))}
      </List>
    </Panel>
  );
}

/** Every instalment as the ledger has it. */
export function PaymentsPanel({ project: { payments } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  if (payments.length === 0) return null;
  return (
    <Panel title={t('show.payments')}>
      <PaymentsList payments={payments} />
    </Panel>
  );
}

/** The requests and sweeps it came from. */
export function OriginsPanel({ project: { origins } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  if (origins.length === 0) return null;
  return (
    <Panel title={t('fields.origins')}>
      <List label={t('fields.origins')}>
        {origins.map(({ type, id, number, title, voices }) => (
          <ListItem
            key={id} icon={FileSearch} title={number} detail={[title, voices > 1 ? t('show.voices', { count: voices }) : ''].filter(Boolean).join(' · ')}
            to={type === 'request' ? `/requests/${id}` : `/sweeps/${id}`}
          />
        ))}
      </List>
    </Panel>
  );
}

/** Who may open the office’s page of a notice; everybody else is led to what all can read. */
const noticeReaders = ['clerk', 'supervisor', 'communityOfficer', 'approver', 'auditor'];

/** The public notice with its term and objections. */
export function NoticePanel({ project: { notice } }: Props): ReactNode {
  const { t } = useTranslation('projects');
  const { roles } = useSession();
  if (!notice) return null;
  const mayOpen = noticeReaders.some((role) => roles.has(role));
  const label = <><Megaphone size={14} aria-hidden /> {notice.number}</>;
  return (
    <Panel title={t('show.notice')} extra={<StateBadge tone={notice.openObjections > 0 ? 'late' : notice.open ? (notice.termOver ? 'soon' : 'active') : 'done'}>{t(notice.open ? (notice.termOver ? 'show.noticeRipe' : 'show.noticeRuns') : 'show.noticeOver')}</StateBadge>}>
      <Facts
        facts={[
          { label: t('fields.number'), value: mayOpen ? <Link to={`/notices/${notice.id}`}>{label}</Link> : <a href={`/notices/${notice.number}`} target="_blank" rel="noreferrer">{label}</a> },
          { label: t('show.noticeUntil'), value: <DateTime value={notice.endsAt} as="full" /> },
          { label: t('show.objections'), value: t('show.objectionsOf', { all: notice.objections, open: notice.openObjections }) },
        ]}
      />
    </Panel>
  );
}
