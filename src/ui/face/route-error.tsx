import { useEffect, type ReactNode } from 'react';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useTranslation } from '../i18n/index.ts';
import { LinkButton } from '../kit/button.tsx';
import { Page } from '../kit/page.tsx';
import { EmptyState, ErrorState } from '../kit/states.tsx';

/** A page that does not exist. */
export function NotFoundPage(): ReactNode {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} back={false}>
      <EmptyState
        picture="lane"
        title={t('notFound.title')}
        hint={t('notFound.hint')}
        action={
          <LinkButton to="/" tone="primary">
            {t('notFound.action')}
          </LinkButton>
        }
      />
    </Page>
  );
}

const reloadedKey = 'lianxin.reloaded';

/** After an update of the program old page files are gone: load the page anew, once. */
function reloadOnce(): void {
  if (sessionStorage.getItem(reloadedKey) === location.pathname) return;
  sessionStorage.setItem(reloadedKey, location.pathname);
  location.reload();
}

/** What a page shows when it cannot be drawn. */
export function RouteError(): ReactNode {
  const error = useRouteError();
  const stale = error instanceof TypeError && /dynamically imported module|Importing a module/.test(error.message);
  useEffect(() => {
    if (stale) reloadOnce();
  }, [stale]);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Page title="" back="/">
      <ErrorState problem={error} onRetry={() => location.reload()} />
    </Page>
  );
}
