import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import { actorId } from '../../shared/actor.ts';
import { sendNoticeCalendar } from './actions/calendar.ts';
import { myObjections, objectTo, trackedObjection } from './actions/object-to.ts';
import { draftNotice } from './actions/post-notice.ts';
import { unmaskObjector } from './actions/protect-objectors.ts';
import { listDeskNotices, listPublicNotices, readDeskNotice, readPublicNotice } from './actions/read-notices.ts';
import { takeAction } from './actions/take-action.ts';
import * as contract from './contract.ts';

/** Binds every operation of this context. */
export function serveNotices(router: Router, platform: Platform): void {
  router.serve(contract.listPublic, ({ query }) => listPublicNotices(platform, query));
  router.serve(contract.readPublic, ({ params }) => readPublicNotice(platform, params.number));
  router.serve(contract.noticeCalendar, ({ params, reply }) => sendNoticeCalendar(platform, params.number, reply));
  router.serve(contract.object, ({ actor, params, body, idempotencyKey }) => objectTo(platform, { actor, number: params.number, input: body, idempotencyKey }));
  router.serve(contract.readObjection, ({ actor }) => trackedObjection(platform, actor));
  router.serve(contract.listMine, ({ actor }) => myObjections(platform, actorId(actor) ?? ''));
  router.serve(contract.list, ({ actor, query }) => listDeskNotices(platform, actor, query));
  router.serve(contract.read, ({ actor, params }) => readDeskNotice(platform, actor, params.id));
  router.serve(contract.draft, ({ actor, body, idempotencyKey }) => draftNotice(platform, body, { actor, idempotencyKey }));
  router.serve(contract.unmask, ({ actor, params, body }) => unmaskObjector(platform, actor, params, body.reason));
  for (const action of Object.keys(contract.actionRoutes) as contract.OfficeAction[]) {
    router.serve(contract.actionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion: number } & Record<string, unknown>;
      return takeAction(platform, { actor, noticeId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}
