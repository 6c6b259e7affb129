import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ControlsProvider } from '../action/controls.tsx';
import { createQueryClient } from '../api/hooks.ts';
import type { FacePages } from '../faces.ts';
import { startI18n } from '../i18n/index.ts';
import { ErrorBoundary } from '../kit/error-boundary.tsx';
import { Toasts } from '../kit/toast.tsx';
import { type Display, startDisplay } from '../mode.ts';
import { SessionProvider } from '../session.tsx';
import { SlotProvider } from '../slot.tsx';

interface Face {
  /** Sizes differ by face; see tokens.css. */
  readonly face: 'resident' | 'field' | 'desk';
  readonly pages: readonly FacePages[];
  /** Display this face always has, e.g. the desk knows no elder mode. */
  readonly display?: Partial<Display>;
  readonly children: ReactNode;
}

/** Starts a face: texts, display, cache, session, what contexts offer; then draws. */
export async function startFace({ face, pages, display, children }: Face): Promise<void> {
  document.documentElement.dataset['face'] = face;
  startDisplay(display);
  await startI18n();
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root');
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <ErrorBoundary>
          <Suspense fallback={null}>
            <SessionProvider offline={face === 'field'}>
              <ControlsProvider pages={pages}>
                <SlotProvider pages={pages}>{children}</SlotProvider>
              </ControlsProvider>
            </SessionProvider>
          </Suspense>
          <Toasts />
        </ErrorBoundary>
      </QueryClientProvider>
    </StrictMode>,
  );
}
