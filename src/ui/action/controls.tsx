import { createContext, lazy, use, useMemo, type ComponentType, type ReactNode } from 'react';
import type { FacePages } from '../faces.ts';
import { preloadTexts } from '../i18n/index.ts';
import type { ControlProps } from './use-action-form.ts';

type Controls = Readonly<Record<string, ComponentType<ControlProps>>>;

const ControlsContext = createContext<Controls>({});

function controlsOf(pages: readonly FacePages[]): Controls {
  const found: Record<string, ComponentType<ControlProps>> = {};
  for (const { context, controls = {} } of pages) {
    for (const [name, load] of Object.entries(controls)) {
      if (!load) continue;
      found[name] = lazy(async () => {
        const [module] = await Promise.all([load(), preloadTexts([context])]);
        return { default: module.Control };
      });
    }
  }
  return found;
}

/** Makes the pickers that contexts offer for action forms known to the forms below. */
export function ControlsProvider({ pages, children }: { readonly pages: readonly FacePages[]; readonly children: ReactNode }): ReactNode {
  const controls = useMemo(() => controlsOf(pages), [pages]);
  return <ControlsContext value={controls}>{children}</ControlsContext>;
}

/** The picker a context offers for this kind of field, if any. */
export function useContextControl(control: string): ComponentType<ControlProps> | undefined {
  return use(ControlsContext)[control];
}
