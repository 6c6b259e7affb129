import { useSyncExternalStore } from 'react';

/** An objection this device knows by its secret link. */
export interface RememberedObjection {
  readonly token: string;
  readonly noticeNumber: string;
  readonly number: number;
}

const storageKey = 'lianxin.objections';
const most = 50;
const listeners = new Set<() => void>();
let remembered: readonly RememberedObjection[] | undefined;

function current(): readonly RememberedObjection[] {
  if (remembered) return remembered;
  try {
    remembered = (JSON.parse(localStorage.getItem(storageKey) ?? '[]') as readonly RememberedObjection[] | null) ?? [];
  } catch {
    remembered = [];
  }
  return remembered;
}

function keep(objections: readonly RememberedObjection[]): void {
  remembered = objections;
  try {
    localStorage.setItem(storageKey, JSON.stringify(objections));
  } catch {
    // A browser that refuses storage remembers as long as the page lives.
  }
  for (const listener of listeners) listener();
}

/** Keeps the secret link to an objection on this device, newest first. */
export function rememberObjection(objection: RememberedObjection): void {
  if (current().some(({ token }) => token === objection.token)) return;
  keep([objection, ...current()].slice(0, most));
}

/** Takes a link off this device; the objection itself stays. */
export function forgetObjection(token: string): void {
  keep(current().filter((one) => one.token !== token));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The objections this device remembers. */
export function useRemembered(): readonly RememberedObjection[] {
  return useSyncExternalStore(subscribe, current);
}
