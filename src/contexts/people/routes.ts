import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import type { PersonalDataHolder } from './personal-data.ts';
import { serveArrangement } from './routes/arrangement.ts';
import { serveMe } from './routes/me.ts';
import { serveSession } from './routes/session.ts';
import { serveStaff } from './routes/staff.ts';

/** Serves everything of this context; `holders` are the other contexts that keep data about residents. */
export function servePeople(router: Router, platform: Platform, holders: readonly PersonalDataHolder[] = []): void {
  serveSession(router, platform);
  serveMe(router, platform, holders);
  serveStaff(router, platform);
  serveArrangement(router, platform);
}
