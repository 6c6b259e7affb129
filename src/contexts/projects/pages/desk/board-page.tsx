import { Building2, Eye, Inbox, Plus, Tags } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApiQuery } from '../../../../ui/api/hooks.ts';
import { useLive } from '../../../../ui/api/live.ts';
import type { Input as ApiInput, Output } from '../../../../ui/api/types.ts';
import { Input, Segmented, Switch } from '../../../../ui/desk/antd.ts';
import { DeskPage } from '../../../../ui/desk/desk-page.tsx';
import { usePlace } from '../../../../ui/desk/place.tsx';
import { useTranslation } from '../../../../ui/i18n/index.ts';
import { LinkButton } from '../../../../ui/kit/button.tsx';
import { classNames } from '../../../../ui/kit/class-names.ts';
import { Skeleton } from '../../../../ui/kit/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../../ui/kit/states.tsx';
import { Money } from '../../../../ui/kit/values.tsx';
import { useSession } from '../../../../ui/session.tsx';
import type { ProjectSummary } from '../../contract.ts';
import { LateBadges, usePlaceText } from '../shared/project-badge.tsx';
import { amountOf } from '../shared/project-states.ts';
import styles from './board.module.css';

type Column = Output<'projects.board'>['columns'][number];

function ProjectCard({ project }: { readonly project: ProjectSummary }): ReactNode {
  const { t } = useTranslation('projects');
  const placeText = usePlaceText();
  return (
    <Link to={`/projects/${project.id}`} className={classNames(styles.card, project.late.length > 0 && styles.late)}>
      <span className={styles.cardTitle}>{project.title}</span>
      <span className={styles.meta}>{placeText(project)}</span>
      <span>
        <Money fen={amountOf(project)} /> · {t(`options.kind.${project.kind}`)}
      </span>
      <LateBadges project={project} />
      <span className={styles.meta}>{project.number}</span>
    </Link>
  );
}

function StageColumn({ column }: { readonly column: Column }): ReactNode {
  const { t } = useTranslation('projects');
  const { state, count, amountFen, late, items } = column;
  return (
    <section className={classNames(styles.column, count === 0 && styles.empty)} aria-label={t(`states.${state}`)}>
      <div className={styles.columnHead}>
        <h2>
          <span>{t(`states.${state}`)}</span>
          <span>{count}</span>
        </h2>
        <div className={styles.columnSum}>
          <Money fen={amountFen} />
          {late > 0 ? <strong>{t('board.late', { count: late })}</strong> : null}
        </div>
      </div>
      {items.map((project) => (
        <ProjectCard key={project.id} project={project} />
      ))}
      {count > items.length ? <span className={styles.meta}>{t('board.more', { count: count - items.length })}</span> : null}
    </section>
  );
}

function useBoardQuery() {
  const [search, setSearch] = useSearchParams();
  const set = (name: string, value: string | undefined): void =>
    setSearch((old) => {
      const next = new URLSearchParams(old);
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  const kind = search.get('kind');
  const text = search.get('text') ?? '';
  const query: NonNullable<ApiInput<'projects.board'>['query']> = {
    ...(kind === 'emergency' || kind === 'ordinary' ? { kind } : {}),
    ...(search.get('late') === 'true' ? { late: 'true' } : {}),
    ...(text === '' ? {} : { text }),
  };
  return { query, set, kind: query.kind ?? 'all', late: query.late === 'true', text };
}

/** The pipeline: every stage with its projects, their money and what is late. */
export function Page(): ReactNode {
  const { t } = useTranslation('projects');
  const { roles } = useSession();
  const { place } = usePlace();
  const { query, set, kind, late, text } = useBoardQuery();
  const { data, error, refetch } = useApiQuery('projects.board', { query }, { keepPrevious: true });
  useLive(place ? [`place:${place.code}`] : [], ['projects']);
  const mayPropose = ['workstationLead', 'communityOfficer', 'clerk'].some((role) => roles.has(role));
  const any = data?.columns.some(({ count }) => count > 0);
  return (
    <DeskPage
      title={t('nav.projects')}
      actions={
        <>
          <LinkButton to="/projects/inbox" icon={Inbox}>
            {t('nav.projectInbox')}
          </LinkButton>
          <LinkButton to="/projects/contractors" icon={Building2}>
            {t('nav.contractors')}
          </LinkButton>
          <LinkButton to="/projects/signals" icon={Eye}>
            {t('signals.title')}
          </LinkButton>
          <LinkButton to="/projects/prices" icon={Tags}>
            {t('unitPrices.title')}
          </LinkButton>
          {mayPropose ? (
            <LinkButton to="/projects/new" tone="primary" icon={Plus}>
              {t('actions.propose')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <div className={styles.filters}>
        <Input.Search
          className={styles.search ?? ''} allowClear aria-label={t('board.search')} placeholder={t('board.search')} defaultValue={text} onSearch={(value) => set('text', value)}
        />
        <Segmented
          aria-label={t('fields.kind')} value={kind} onChange={(value) => set('kind', value === 'all' ? undefined : value)}
          options={[{ value: 'all', label: t('board.all') }, ...(['emergency', 'ordinary'] as const).map((value) => ({ value, label: t(`options.kind.${value}`) }))]}
        />
        <label className={styles.filters}>
          <Switch checked={late} onChange={(value) => set('late', value ? 'true' : undefined)} aria-label={t('board.onlyLate')} />
          {t('board.onlyLate')}
        </label>
      </div>
      {error ? <ErrorState problem={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton lines={10} /> : null}
      {data && !any ? <EmptyState picture="box" title={t('board.empty')} hint={t('board.emptyHint')} /> : null}
      {data && any ? (
        <div className={styles.board} role="region" aria-label={t('board.label')} tabIndex={0}>
          {data.columns.map((column) => (
            <StageColumn key={column.state} column={column} />
          ))}
        </div>
      ) : null}
    </DeskPage>
  );
}
