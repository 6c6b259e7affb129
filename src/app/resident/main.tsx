import '../../ui/tokens.css';
import '../../ui/base.css';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { RouteError, NotFoundPage } from '../../ui/face/route-error.tsx';
import { routesOf } from '../../ui/face/routes.tsx';
import { startFace } from '../../ui/face/start-face.tsx';
import { HomePage } from './home-page.tsx';
import { MePage } from './me-page.tsx';
import { MessagesPage } from './messages-page.tsx';
import { NearbyPage } from './nearby-page.tsx';
import { pages } from './pages.ts';
import { Shell } from './shell.tsx';

const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <RouteError />,
    children: [
      { index: true, element: <HomePage pages={pages} /> },
      { path: 'nearby', element: <NearbyPage /> },
      { path: 'messages', element: <MessagesPage /> },
      { path: 'me', element: <MePage /> },
      ...routesOf(pages, () => true),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);

void startFace({ face: 'resident', pages, display: { theme: 'day' }, children: <RouterProvider router={router} /> });
