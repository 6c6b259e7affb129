import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/print.css';
import i18next from 'i18next';
import { createBrowserRouter, Outlet } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { startFace } from '../../ui/face/start-face.tsx';
import { HomePage } from '../resident/home-page.tsx';
import { DeskGalleryPage } from './desk-page.tsx';
import { FormPage } from './form-page.tsx';
import { KitPage } from './kit-page.tsx';
import { fields, navWords, samplePages } from './samples.ts';

/** The gallery's own words, where the contexts' would be. */
function addSampleTexts(): void {
  const names = Object.fromEntries(fields.map(({ name }) => [name, name]));
  for (const language of ['zh', 'en']) {
    i18next.addResourceBundle(language, 'nav', { gallery: navWords }, true);
    i18next.addResourceBundle(language, 'gallery', {
      fields: names,
      actions: { siteCheck: 'Site check' },
      actionHints: { siteCheck: 'Everybody will see this.' },
      options: { priority: { normal: 'Normal', urgent: 'Urgent', emergency: 'Emergency' } },
    });
  }
}

const router = createBrowserRouter([
  {
    path: '/gallery',
    element: <Outlet />,
    children: [
      { index: true, element: <KitPage /> },
      { path: 'home', element: <HomePage pages={samplePages} /> },
      { path: 'form', element: <FormPage /> },
      { path: 'desk', element: <DeskGalleryPage /> },
    ],
  },
]);

const desk = location.pathname.startsWith('/gallery/desk');
i18next.on('initialized', addSampleTexts);
void startFace({ face: desk ? 'desk' : 'resident', pages: [], children: <RouterProvider router={router} /> });
