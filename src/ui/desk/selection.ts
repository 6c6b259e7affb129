import { useState } from 'react';

/** The rows somebody ticked; they stay while pages are added and go when the list no longer holds them. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
  readonly replace: (keys: readonly string[]) => void;
  readonly clear: () => void;
}

/** An empty selection to begin with. */
export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return {
    keys,
    toggle: (key) =>
      setKeys((old) => {
        const next = new Set(old);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    replace: (next) => setKeys(new Set(next)),
    clear: () => setKeys(new Set()),
  };
}
