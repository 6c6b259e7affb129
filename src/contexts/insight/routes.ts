import type { Platform } from '../../platform/platform.ts';
import type { Router } from '../../platform/http/router.ts';
import { serveRates } from './routes/rates.ts';
import { serveTopics } from './routes/topics.ts';

/** Binds every operation of this context. */
export function serveInsight(router: Router, platform: Platform): void {
  serveRates(router, platform);
  serveTopics(router, platform);
}
