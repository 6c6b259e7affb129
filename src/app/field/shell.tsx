import { CalendarCheck, Inbox, UserRound } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import type { FacePages } from '../../ui/faces.ts';
import { useTranslation } from '../../ui/i18n/index.ts';
import { Skeleton } from '../../ui/kit/skeleton.tsx';
import { SkipLink, TabBar, type Tab } from '../../ui/kit/tab-bar.tsx';
import { useQueue, useQueueRunner } from '../../ui/offline/queue.ts';
import { useSession } from '../../ui/session.tsx';

/** Today, the one job contexts offer here (report), the outbox, me. */
function useTabs(pages: readonly FacePages[]): readonly Tab[] {
  const { t } = useTranslation(['ui', 'nav']);
  const { roles } = useSession();
  const waiting = useQueue().filter(({ state }) => state !== 'sent').length;
  const job = pages
    .flatMap(({ context, jobs = [] }) => jobs.map((one) => ({ ...one, name: t(`${context}.${one.label}`, { ns: 'nav' }) })))
    .filter((one) => one.roles === undefined || one.roles.some((role) => roles.has(role)))
    .sort((a, b) => a.order - b.order)[0];
  return [
    { to: '/', icon: CalendarCheck, label: t('ui:field.today') },
    ...(job ? [{ to: job.to, icon: job.icon, label: job.name }] : []),
    { to: '/outbox', icon: Inbox, label: t('ui:field.outbox'), count: waiting },
    { to: '/me', icon: UserRound, label: t('ui:field.me') },
  ];
}

/** Every field page: four tabs in reach of the thumb, the outbox kept moving. */
export function Shell({ pages }: { readonly pages: readonly FacePages[] }): ReactNode {
  useQueueRunner();
  const tabs = useTabs(pages);
  const { pathname } = useLocation();
  return (
    <>
      <SkipLink />
      <Suspense fallback={<Skeleton lines={6} />}>
        <Outlet />
      </Suspense>
      {tabs.some(({ to }) => to === pathname) ? <TabBar tabs={tabs} /> : null}
      <ScrollRestoration />
    </>
  );
}
