import type { Platform } from '../../../platform/platform.ts';

/** The full address of a page for everybody, as messages carry it. */
export function publicAddress(platform: Pick<Platform, 'configuration'>, path: string): string {
  const { publicUrl, host, port } = platform.configuration;
  return `${publicUrl ?? `http://${host}:${port}`}${path}`;
}
