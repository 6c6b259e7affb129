/** Lets the field face open without a network; only in the built program, where its files have stable names. */
export function installWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  window.addEventListener('load', () => {
    // Without a worker (private window, old web view) the face still works, it only needs a network to open.
    navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).catch(() => undefined);
  });
}
