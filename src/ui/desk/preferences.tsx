import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useMemo, useRef, type ReactNode } from 'react';
import { callByName } from '../api/client.ts';
import { queryKey, useApiQuery } from '../api/hooks.ts';
import type { Output } from '../api/types.ts';
import { Skeleton } from '../kit/skeleton.tsx';
import { useStored } from './stored.ts';

type Kept = Output<'people.listPreferences'>;

interface Preferences {
  readonly values: Readonly<Record<string, unknown>>;
  readonly set: (name: string, value: unknown) => void;
}

const PreferencesContext = createContext<Preferences | undefined>(undefined);

/** Milliseconds without a further change before a setting is sent: dragging a column sends one. */
const settleAfter = 400;

/** Keeps how the person arranged their desk on the server, so that it is the same on every device. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const { data, isPending } = useApiQuery('people.listPreferences', {}, { staleTime: Infinity });
  const preferences = useMemo<Preferences | undefined>(() => {
    if (!data) return undefined;
    return {
      values: Object.fromEntries(data.items.map(({ name, value }) => [name, value])),
      set: (name, value) => {
        client.setQueryData<Kept>(queryKey('people.listPreferences', {}), (old) => ({
          items: [...(old?.items ?? []).filter((item) => item.name !== name), ...(value === null ? [] : [{ name, value }])],
        }));
        clearTimeout(timers.current.get(name));
        const send = (): void => {
          // What cannot be kept now is kept with the next change; the screen has it already.
          void callByName('people.setPreference', { params: { name }, body: { value } }, {}).catch(() => undefined);
        };
        timers.current.set(name, setTimeout(send, settleAfter));
      },
    };
  }, [data, client]);
  if (isPending) return <Skeleton lines={8} />;
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

/** Are settings kept on the server here? Else (in the gallery, or when they could not be read) on this device. */
export function useKeepsPreferences(): boolean {
  return use(PreferencesContext) !== undefined;
}

/** A setting of this person: chosen columns, the place they look at. */
export function usePreference<Value>(name: string, fallback: Value): readonly [Value, (value: Value) => void] {
  const preferences = use(PreferencesContext);
  const [stored, store] = useStored(name, fallback);
  if (!preferences) return [stored, store];
  const kept = preferences.values[name];
  return [kept === undefined ? fallback : (kept as Value), (value) => preferences.set(name, value)];
}
