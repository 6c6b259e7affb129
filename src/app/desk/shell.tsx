import { LayoutDashboard } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
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

/** The job an address belongs to: of `/projects` and `/projects/rules` the longer one that fits. */
function currentJob(pathname: string, jobs: readonly string[]): string | undefined {
  const fitting = jobs.filter((to) => pathname === to || (to !== '/' && pathname.startsWith(`${to}/`)));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The office's frame: left the jobs, on top place, search, notices, person. */
export function Shell({ pages }: { readonly pages: readonly FacePages[] }): ReactNode {
  const { t } = useTranslation();
  const jobs = useJobs(pages);
  const { pathname } = useLocation();
  const current = currentJob(pathname, jobs.flatMap(({ jobs: entries }) => entries.map(({ to }) => to)));
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
                    <Link className={styles.job} to={to} aria-current={to === current ? 'page' : undefined} title={name}>
                      <Icon aria-hidden />
                      <span className={styles.jobName}>{name}</span>
                    </Link>
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
