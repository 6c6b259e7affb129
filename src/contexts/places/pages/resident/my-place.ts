import { useSyncExternalStore } from 'react';

const storageKey = 'lianxin.place';
const listeners = new Set<() => void>();

function read(): string | undefined {
  try {
    return localStorage.getItem(storageKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the code of the community the person lives in, on this device only. */
export function chooseMyPlace(code: string): void {
  try {
    localStorage.setItem(storageKey, code);
  } catch {
    return;
  }
  for (const listener of listeners) listener();
}

/** The code of the community the person chose; undefined as long as none is. */
export function useMyPlace(): string | undefined {
  return useSyncExternalStore(subscribe, read);
}
