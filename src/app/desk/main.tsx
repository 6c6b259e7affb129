import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/print.css';
import { createBrowserRouter, Outlet } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { PlaceProvider } from '../../ui/desk/place.tsx';
import { PreferencesProvider } from '../../ui/desk/preferences.tsx';
import { DeskTheme } from '../../ui/desk/theme.tsx';
import { NotFoundPage, RouteError } from '../../ui/face/route-error.tsx';
import { routesOf } from '../../ui/face/routes.tsx';
import { StaffGate } from '../../ui/face/staff-gate.tsx';
import { startFace } from '../../ui/face/start-face.tsx';
import { pages } from './pages.ts';
import { Shell } from './shell.tsx';
import { WorkbenchPage } from './workbench-page.tsx';

const onScreen = /^\/screen(\/|$)/.test(location.pathname);

const deskRoutes = [
  {
    element: (
      <StaffGate>
        <PreferencesProvider>
          <PlaceProvider>
            <Shell pages={pages} />
          </PlaceProvider>
        </PreferencesProvider>
      </StaffGate>
    ),
    errorElement: <RouteError />,
    children: [
      { index: true, element: <WorkbenchPage /> },
      ...routesOf(pages, (route) => !route.bare && !route.open && !route.screen),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
  {
    element: (
      <StaffGate>
        <Outlet />
      </StaffGate>
    ),
    children: routesOf(pages, (route) => route.bare === true && !route.open && !route.screen),
  },
  ...routesOf(pages, (route) => route.open === true && !route.screen),
];

const screenRoutes = [
  {
    element: (
      <StaffGate>
        <Outlet />
      </StaffGate>
    ),
    children: routesOf(pages, (route) => route.screen === true),
  },
  ...routesOf(pages, (route) => route.open === true && !route.screen),
];

const router = createBrowserRouter(onScreen ? screenRoutes : deskRoutes, { basename: onScreen ? '/screen' : '/desk' });

void startFace({
  face: 'desk',
  pages,
  display: { mode: 'standard', theme: onScreen ? 'night' : 'day' },
  children: (
    <DeskTheme>
      <RouterProvider router={router} />
    </DeskTheme>
  ),
});
