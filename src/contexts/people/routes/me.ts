import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changePassword } from '../actions/change-password.ts';
import { decideConsent, readConsents } from '../actions/decide-consent.ts';
import { readSessions, revokeOtherSessions, revokeSession } from '../actions/end-session.ts';
import { closeAccount, exportOwnData } from '../actions/own-data.ts';
import { readOwnProfile, updateOwnLanguage, updateOwnProfile } from '../actions/own-profile.ts';
import * as contract from '../contract.ts';
import type { PersonalDataHolder } from '../personal-data.ts';
import { sessionOfRequest } from '../resolve-actor.ts';
import { clearSessionCookie } from '../session-cookie.ts';
import { personOf, residentOf, sessionIdOf, staffOf } from './people-of-call.ts';

/** Serves what people may see and change about themselves. */
export function serveMe(router: Router, platform: Platform, holders: readonly PersonalDataHolder[]): void {
  router.serve(contract.getProfile, async ({ actor }) => readOwnProfile(platform, residentOf(actor)));
  router.serve(contract.updateProfile, async ({ actor, body }) => updateOwnProfile(platform, residentOf(actor), body));
  router.serve(contract.updateOwnStaffProfile, async ({ actor, body }) => {
    await updateOwnLanguage(platform, staffOf(actor), body.language);
    return undefined;
  });

  router.serve(contract.listConsents, async ({ actor }) => readConsents(platform, residentOf(actor).id));
  router.serve(contract.decideConsent, async ({ actor, params, body }) => {
    await decideConsent(platform, residentOf(actor), { ...params, ...body });
    return readConsents(platform, residentOf(actor).id);
  });

  router.serve(contract.exportOwnData, async ({ actor, reply }) => {
    const data = await exportOwnData(platform, residentOf(actor), holders);
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="lianxin-my-data.json"')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(data, null, 2));
  });
  router.serve(contract.closeAccount, async ({ actor, reply }) => {
    await closeAccount(platform, residentOf(actor), holders);
    clearSessionCookie(platform, reply);
    return undefined;
  });

  router.serve(contract.listSessions, async ({ actor, request }) => readSessions(platform, personOf(actor), sessionOfRequest(request)?.id));
  router.serve(contract.revokeSession, async ({ actor, params }) => {
    await revokeSession(platform, personOf(actor), params.id);
    return undefined;
  });
  router.serve(contract.revokeOtherSessions, async ({ actor, request }) => {
    await revokeOtherSessions(platform, personOf(actor), sessionIdOf(request));
    return undefined;
  });
  router.serve(contract.changePassword, async ({ actor, body, request }) => {
    await changePassword(platform, staffOf(actor), sessionIdOf(request), body);
    return undefined;
  });
}
