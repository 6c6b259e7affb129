import { LayoutDashboard } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { NavLink, Outlet, ScrollRestoration, Link } from 'react-router';
import type { FacePages, Job } from '../../ui/faces.ts';
import { useTranslation } from '../../ui/i18n/index.ts';
import { BegoniaMark } from '../../ui/kit/begonia-mark.tsx';
import { Skeleton } from '../../ui/kit/skeleton.tsx';
import { SkipLink } from '../../ui/kit/tab-bar.tsx';
import { useSession } from '../../ui/session.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';

interface NamedJob extends Job {
  readonly name: string;
}

const groups = ['daily', 'public', 'insight', 'administration'] as const;

/** The jobs this person may use, in their groups. */
function useJobs(pages: readonly FacePages[]): readonly { readonly group: (typeof groups)[number]; readonly jobs: readonly NamedJob[] }[] {
  const { t } = useTranslation(['nav', 'ui']);
  const { roles } = useSession();
  const all = pages
    .flatMap(({ context, jobs = [] }) => jobs.map((job) => ({ ...job, name: t(`${context}.${job.label}`, { ns: 'nav' }) })))
    .filter((job) => job.roles === undefined || job.roles.some((role) => roles.has(role)))
    .sort((a, b) => a.order - b.order);
  const workbench: NamedJob = { to: '/', icon: LayoutDashboard, label: 'workbench', order: 0, name: t('ui:desk.workbench') };
  return groups
    .map((group) => ({
      group,
      jobs: [...(group === 'daily' ? [workbench] : []), ...all.filter((job) => (job.group ?? 'daily') === group)],
    }))
    .filter(({ jobs }) => jobs.length > 0);
}

/** The office's frame: left the jobs, on top place, search, notices, person. */
export function Shell({ pages }: { readonly pages: readonly FacePages[] }): ReactNode {
  const { t } = useTranslation();
  const jobs = useJobs(pages);
  return (
    <div className={styles.frame}>
      <SkipLink />
      <div className={styles.side}>
        <Link className={styles.brand} to="/">
          <BegoniaMark />
          <span className={styles.brandName}>{t('product')}</span>
        </Link>
        <nav className={styles.jobs} aria-label={t('desk.menu')}>
          {jobs.map(({ group, jobs: entries }) => (
            <div key={group}>
              {group === 'daily' ? null : <div className={styles.group}>{t(`desk.groups.${group}`)}</div>}
              <ul>
                {entries.map(({ to, icon: Icon, name }) => (
                  <li key={to}>
                    <NavLink className={styles.job ?? ''} to={to} end={to === '/'} title={name}>
                      <Icon aria-hidden />
                      <span className={styles.jobName}>{name}</span>
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
      <div className={styles.column}>
        <TopBar />
        <Suspense fallback={<Skeleton lines={8} />}>
          <Outlet />
        </Suspense>
      </div>
      <ScrollRestoration />
    </div>
  );
}
