/** Where to go after signing in: only addresses inside this face, never another site. */
export function safeNext(search: string, fallback: string): string {
  const next = new URLSearchParams(search).get('next');
  return next !== null && /^\/(?![/\\])/.test(next) ? next : fallback;
}
