import { Bell, House, MapPin, Phone, UserRound } from 'lucide-react';
import { Suspense, type ReactNode } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useTranslation } from '../../ui/i18n/index.ts';
import { HelpLine } from '../../ui/kit/help-line.tsx';
import { Skeleton } from '../../ui/kit/skeleton.tsx';
import { SkipLink, TabBar } from '../../ui/kit/tab-bar.tsx';
import { useDisplay } from '../../ui/mode.ts';
import { Slot } from '../../ui/slot.tsx';

const tabPaths = new Set(['/', '/nearby', '/messages', '/me']);

/** Every resident page: four tabs on the main pages; in elder mode the number of a person on all. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const elder = useDisplay().mode === 'elder';
  const main = tabPaths.has(pathname);
  return (
    <>
      <SkipLink />
      <Suspense fallback={<Skeleton lines={6} />}>
        <Outlet />
      </Suspense>
      {elder && pathname !== '/' ? <Slot name="help.line" empty={<HelpLine icon={Phone} />} /> : null}
      {main ? (
        <TabBar
          tabs={[
            { to: '/', icon: House, label: t('tabs.home') },
            { to: '/nearby', icon: MapPin, label: t('tabs.nearby') },
            { to: '/messages', icon: Bell, label: t('tabs.messages') },
            { to: '/me', icon: UserRound, label: t('tabs.me') },
          ]}
        />
      ) : null}
      <ScrollRestoration />
    </>
  );
}
