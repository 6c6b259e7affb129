import { createContext, lazy, Suspense, use, useMemo, type ComponentType, type ReactNode } from 'react';
import type { FacePages, SlotName, SlotProps } from './faces.ts';
import { preloadTexts } from './i18n/index.ts';
import { ErrorBoundary } from './kit/error-boundary.tsx';
import { Skeleton } from './kit/skeleton.tsx';
import { useSession } from './session.tsx';

interface LoadedFill {
  readonly slot: SlotName;
  readonly order: number;
  readonly roles: readonly string[] | undefined;
  readonly key: string;
  readonly Fill: ComponentType<SlotProps>;
}

const SlotContext = createContext<readonly LoadedFill[]>([]);

function fillsOf(pages: readonly FacePages[]): readonly LoadedFill[] {
  const fills = pages.flatMap(({ context, slots = [] }) =>
    slots.map((fill, index) => ({
      slot: fill.slot,
      order: fill.order,
      roles: fill.roles,
      key: `${context}-${index}`,
      Fill: lazy(async () => {
        const [module] = await Promise.all([fill.load(), preloadTexts([context])]);
        return { default: module.Fill };
      }),
    })),
  );
  return fills.sort((a, b) => a.order - b.order);
}

/** Makes the fills of all contexts known to the slots below. */
export function SlotProvider({ pages, children }: { readonly pages: readonly FacePages[]; readonly children: ReactNode }): ReactNode {
  const fills = useMemo(() => fillsOf(pages), [pages]);
  return <SlotContext value={fills}>{children}</SlotContext>;
}

interface Props extends SlotProps {
  readonly name: SlotName;
  /** Shown when no context fills the slot. */
  readonly empty?: ReactNode;
}

/** A place that other contexts fill; each fill loads, waits and fails on its own. */
export function Slot({ name, empty = null, recordId, record }: Props): ReactNode {
  const { roles } = useSession();
  const fills = use(SlotContext).filter(
    (fill) => fill.slot === name && (fill.roles === undefined || fill.roles.some((role) => roles.has(role))),
  );
  if (fills.length === 0) return empty;
  return fills.map(({ key, Fill }) => (
    <ErrorBoundary key={key}>
      <Suspense fallback={<Skeleton lines={3} />}>
        <Fill {...(recordId === undefined ? {} : { recordId })} record={record} />
      </Suspense>
    </ErrorBoundary>
  ));
}
