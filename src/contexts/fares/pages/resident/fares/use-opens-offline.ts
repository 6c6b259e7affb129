import { useEffect } from 'react';

/** Keeps the page on the device once it was opened, so that it opens without a network; only in the built program. */
export function useOpensOffline(): void {
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    // Without a worker (private window, old web view) the page still works, it only needs a network to open.
    navigator.serviceWorker.register('/fares-worker.js', { scope: '/fares' }).catch(() => undefined);
  }, []);
}
