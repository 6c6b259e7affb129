import { createHmac, hash } from 'node:crypto';
import type { Platform } from '../../../platform/platform.ts';

/** The secret token of a reporter's link: derived, so that staff can print it again without it being stored. */
export function linkToken(platform: Pick<Platform, 'secret'>, reporterId: string, linkVersion: number): string {
  return createHmac('sha256', platform.secret).update(`tracking:${reporterId}:${linkVersion}`).digest('base64url').slice(0, 32);
}

/** The token of the link a unit gets. */
export function handOverToken(platform: Pick<Platform, 'secret'>, handOverId: string, linkVersion: number): string {
  return linkToken(platform, `handOver:${handOverId}`, linkVersion);
}

/** What is stored of a token: its SHA-256 in hexadecimal. */
export function linkDigestOf(token: string): string {
  return hash('sha256', token);
}
