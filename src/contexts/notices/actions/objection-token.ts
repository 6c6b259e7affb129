import { createHmac } from 'node:crypto';
import type { Platform } from '../../../platform/platform.ts';

/** The secret token of an objection’s link: derived, so that the answer’s message can name it without it being stored. */
export function objectionToken(platform: Pick<Platform, 'secret'>, objectionId: string): string {
  return createHmac('sha256', platform.secret).update(`objection:${objectionId}`).digest('base64url').slice(0, 32);
}
