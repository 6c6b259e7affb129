import { useCallback, useEffect, useState } from 'react';

const prefix = 'lianxin.draft.';

function read<Value>(name: string): Value | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

/** Keeps the input of a form under `name`; undefined forgets it. A form that is already open does not see it. */
export function writeDraft(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // A full or closed store costs the draft, not the form.
  }
}

export interface Draft<Value> {
  readonly value: Value;
  /** Changes some fields. */
  readonly set: (change: Partial<Value>) => void;
  /** Forgets the draft and starts afresh: after sending, or when the person says so. */
  readonly clear: () => void;
  /** An earlier, unfinished form was found. */
  readonly restored: boolean;
}

/** The input of a form, kept on this device under `name` until it is sent. Values must survive JSON. */
export function useDraft<Value extends object>(name: string, initial: Value): Draft<Value> {
  const [state, setState] = useState(() => {
    const kept = read<Partial<Value>>(name);
    return { value: { ...initial, ...kept }, restored: kept !== undefined, touched: kept !== undefined };
  });
  useEffect(() => {
    if (state.touched) writeDraft(name, state.value);
  }, [name, state]);
  const set = useCallback((change: Partial<Value>) => {
    setState((old) => ({ ...old, value: { ...old.value, ...change }, touched: true }));
  }, []);
  const clear = (): void => {
    writeDraft(name, undefined);
    setState({ value: initial, restored: false, touched: false });
  };
  return { value: state.value, set, clear, restored: state.restored };
}
