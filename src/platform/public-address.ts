import type { Platform } from './platform.ts';

/** The full address of a page for everybody, as messages carry it. */
export function publicAddress(platform: Pick<Platform, 'configuration'>, path: string): string {
  const { publicUrl, host, port } = platform.configuration;
  return `${publicUrl ?? `http://${host}:${port}`}${path}`;
}

/** An id of something of this installation that nobody else in the world has, as calendars want it. */
export function worldWideId(platform: Pick<Platform, 'configuration'>, name: string): string {
  return `${name}@${new URL(publicAddress(platform, '/')).hostname}`;
}
