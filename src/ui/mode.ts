import { useSyncExternalStore } from 'react';

/** How the screen is drawn: `elder` enlarges and simplifies; `night` is the dark theme. */
export interface Display {
  readonly mode: 'standard' | 'elder';
  readonly theme: 'day' | 'night';
}

const storageKey = 'lianxin.display';
const listeners = new Set<() => void>();
let current: Display = { mode: 'standard', theme: 'day' };

function stored(): Partial<Display> {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Display>;
  } catch {
    return {};
  }
}

function apply(): void {
  const { dataset } = document.documentElement;
  dataset['mode'] = current.mode;
  dataset['theme'] = current.theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', current.theme === 'night' ? '#0b1016' : '#f5f7f9');
}

/** Reads the earlier choice and draws the page by it, before React starts. */
export function startDisplay(fixed: Partial<Display> = {}): void {
  const { mode, theme } = { ...stored(), ...fixed };
  current = { mode: mode === 'elder' ? 'elder' : 'standard', theme: theme === 'night' ? 'night' : 'day' };
  apply();
}

/** Changes and keeps the display. */
export function chooseDisplay(change: Partial<Display>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(storageKey, JSON.stringify(current));
  } catch {
    // A browser that refuses storage still changes for this visit.
  }
  apply();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The display of the screen. */
export function useDisplay(): Display {
  return useSyncExternalStore(subscribe, () => current);
}
