import { useSyncExternalStore } from 'react';
import type { Receipt, Tracking } from '../../contract.ts';
import { titleOf } from '../../rules.ts';
import type { Due, State } from './states.ts';

/** A matter this device knows by its secret link, with what was last heard of it: shown at once, also without a network. */
export interface RememberedLink {
  readonly token: string;
  readonly number: string;
  readonly placeName: string;
  readonly title: string;
  readonly state: State;
  readonly changedAt: string;
  readonly workstationName: string | null;
  readonly response: Due | null;
  readonly resolution: Due | null;
}

const storageKey = 'lianxin.links';
const seenKey = 'lianxin.seen';
const mostLinks = 100;
const listeners = new Set<() => void>();
let links: readonly RememberedLink[] | undefined;
let seen: Readonly<Record<string, string>> | undefined;

function read<Value>(key: string, otherwise: Value): Value {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that refuses storage remembers as long as the page lives.
  }
  for (const listener of listeners) listener();
}

function current(): readonly RememberedLink[] {
  links ??= read<readonly RememberedLink[]>(storageKey, []);
  return links;
}

function currentSeen(): Readonly<Record<string, string>> {
  seen ??= read<Readonly<Record<string, string>>>(seenKey, {});
  return seen;
}

/** Keeps a link on this device, newest first; one known already takes the newer news and keeps its place. */
export function rememberLink(link: RememberedLink): void {
  const known = current();
  const same = (one: RememberedLink): boolean => one.token === link.token || one.number === link.number;
  links = known.some(same) ? known.map((one) => (same(one) ? link : one)) : [link, ...known].slice(0, mostLinks);
  write(storageKey, links);
}

/** What a receipt tells of a matter just reported. */
export function linkOfReceipt(receipt: Receipt, text: string, now: number): RememberedLink {
  return {
    token: receipt.token,
    number: receipt.number,
    placeName: receipt.placeName,
    title: titleOf(text),
    state: 'submitted',
    changedAt: new Date(now).toISOString(),
    workstationName: receipt.workstationName,
    response: receipt.response,
    resolution: null,
  };
}

/** What the tracking page tells of a matter. */
export function linkOfTracking(token: string, request: Tracking): RememberedLink {
  return {
    token,
    number: request.number,
    placeName: request.placeName,
    title: titleOf(request.originalText),
    state: request.state,
    changedAt: request.changedAt,
    workstationName: request.workstationName,
    response: request.response,
    resolution: request.resolution,
  };
}

/** Takes a link off this device; the matter itself goes on. */
export function forgetLink(token: string): void {
  links = current().filter((one) => one.token !== token);
  write(storageKey, links);
}

/** Notes that the person has seen a matter as it stood at that moment. */
export function markSeen(number: string, changedAt: string): void {
  if ((currentSeen()[number] ?? '') >= changedAt) return;
  seen = { ...currentSeen(), [number]: changedAt };
  write(seenKey, seen);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The links this device remembers. */
export function useLinks(): readonly RememberedLink[] {
  return useSyncExternalStore(subscribe, current);
}

/** When each matter (by its number) was last looked at, as its `changedAt` then. */
export function useSeen(): Readonly<Record<string, string>> {
  return useSyncExternalStore(subscribe, currentSeen);
}
