import '../../ui/tokens.css';
import '../../ui/base.css';
import { createBrowserRouter, Outlet } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { NotFoundPage, RouteError } from '../../ui/face/route-error.tsx';
import { routesOf } from '../../ui/face/routes.tsx';
import { StaffGate } from '../../ui/face/staff-gate.tsx';
import { startFace } from '../../ui/face/start-face.tsx';
import { installWorker } from './install-worker.ts';
import { MePage } from './me-page.tsx';
import { OutboxPage } from './outbox-page.tsx';
import { pages } from './pages.ts';
import { Shell } from './shell.tsx';
import { TodayPage } from './today-page.tsx';

const router = createBrowserRouter(
  [
    {
      element: (
        <StaffGate>
          <Shell pages={pages} />
        </StaffGate>
      ),
      errorElement: <RouteError />,
      children: [
        { index: true, element: <TodayPage /> },
        { path: 'outbox', element: <OutboxPage /> },
        { path: 'me', element: <MePage /> },
        ...routesOf(pages, (route) => !route.bare && !route.open),
        { path: '*', element: <NotFoundPage /> },
      ],
    },
    {
      element: (
        <StaffGate>
          <Outlet />
        </StaffGate>
      ),
      children: routesOf(pages, (route) => route.bare === true && !route.open),
    },
    ...routesOf(pages, (route) => route.open === true),
  ],
  { basename: '/field' },
);

void startFace({ face: 'field', pages, display: { mode: 'standard' }, children: <RouterProvider router={router} /> });
installWorker();
