import type { RouteObject } from 'react-router';
import type { FacePages, PageRoute } from '../faces.ts';
import { preloadTexts } from '../i18n/index.ts';
import { RouteError } from './route-error.tsx';

function routeOf(context: string, { path, load, texts = [] }: PageRoute): RouteObject {
  return {
    path,
    errorElement: <RouteError />,
    lazy: async () => {
      const [{ Page }] = await Promise.all([load(), preloadTexts([context, ...texts])]);
      return { Component: Page };
    },
  };
}

/** The routes of all contexts that pass `wanted`, each loading its page and its texts when opened. */
export function routesOf(pages: readonly FacePages[], wanted: (route: PageRoute) => boolean): RouteObject[] {
  return pages.flatMap(({ context, routes }) => routes.filter(wanted).map((route) => routeOf(context, route)));
}
