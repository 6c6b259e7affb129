import type { Router } from '../../platform/http/router.ts';
import type { Platform } from '../../platform/platform.ts';
import { actOnContactDay } from './actions/act-on-contact-day.ts';
import { sendContactDayCalendar, sendPlaceCalendar } from './actions/calendars.ts';
import { enterSlip, enterWish } from './actions/enter-slip.ts';
import { createPoint, recordEmptying, updatePoint } from './actions/keep-points.ts';
import { planContactDay } from './actions/plan-contact-day.ts';
import * as days from './actions/read-contact-days.ts';
import * as points from './actions/read-points.ts';
import { checkSheet } from './actions/sheets/check-sheet.ts';
import { confirmSheet, discardSheet } from './actions/sheets/import-sheet.ts';
import * as sheets from './actions/sheets/read-sheets.ts';
import { uploadSheet } from './actions/sheets/upload-sheet.ts';
import * as contract from './contract.ts';
import type { ContactDayAction } from './inputs.ts';

function serveContactDays(router: Router, platform: Platform): void {
  router.serve(contract.listContactDays, ({ actor, query }) => days.listContactDays(platform, actor, query));
  router.serve(contract.planContactDay, ({ actor, body, idempotencyKey }) => planContactDay(platform, actor, body, idempotencyKey));
  router.serve(contract.readContactDay, ({ actor, params }) => days.readContactDay(platform, actor, params.id));
  router.serve(contract.enterSlip, ({ actor, params, body, idempotencyKey }) => enterSlip(platform, actor, params.id, body, idempotencyKey));
  router.serve(contract.listPublicContactDays, ({ query }) => days.listPublicContactDays(platform, query));
  router.serve(contract.placeCalendar, ({ params, reply }) => sendPlaceCalendar(platform, params.code, reply));
  router.serve(contract.contactDayCalendar, ({ params, reply }) => sendContactDayCalendar(platform, params.id, reply));
  router.serve(contract.readPublicContactDay, ({ params }) => days.readPublicContactDay(platform, params.id));
  for (const action of Object.keys(contract.actionRoutes) as ContactDayAction[]) {
    router.serve(contract.actionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion: number } & Record<string, unknown>;
      return actOnContactDay(platform, { actor, dayId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}

function servePoints(router: Router, platform: Platform): void {
  router.serve(contract.listPoints, ({ actor, query }) => points.listPoints(platform, actor, query));
  router.serve(contract.createPoint, ({ actor, body, idempotencyKey }) => createPoint(platform, actor, body, idempotencyKey));
  router.serve(contract.readPoint, ({ actor, params }) => points.readPoint(platform, actor, params.id));
  router.serve(contract.updatePoint, ({ actor, params, body }) => updatePoint(platform, actor, params.id, body));
  router.serve(contract.recordEmptying, ({ actor, params, body, idempotencyKey }) => recordEmptying(platform, actor, params.id, body, idempotencyKey));
  router.serve(contract.enterWish, ({ actor, params, body, idempotencyKey }) => enterWish(platform, actor, params.id, body, idempotencyKey));
  router.serve(contract.listPublicPoints, ({ query }) => points.listPublicPoints(platform, query));
  router.serve(contract.readPublicPoint, ({ params }) => points.readPublicPoint(platform, params.code));
}

function serveSheets(router: Router, platform: Platform): void {
  router.serve(contract.listSheetImports, ({ actor, query }) => sheets.listSheetImports(platform, actor, query));
  router.serve(contract.uploadSheet, ({ actor, body, idempotencyKey }) => uploadSheet(platform, actor, body, idempotencyKey));
  router.serve(contract.readSheetImport, ({ actor, params }) => sheets.readSheetImport(platform, actor, params.id));
  router.serve(contract.listSheetRows, ({ actor, params, query }) => sheets.listSheetRows(platform, actor, params.id, query));
  router.serve(contract.checkSheet, ({ actor, params, body: { baseVersion, ...reading } }) => checkSheet(platform, actor, params.id, reading, baseVersion));
  router.serve(contract.confirmSheet, ({ actor, params, body }) => confirmSheet(platform, actor, params.id, body.baseVersion));
  router.serve(contract.discardSheet, ({ actor, params, body }) => discardSheet(platform, actor, params.id, body.baseVersion));
}

/** Binds every operation of this context. */
export function serveIntake(router: Router, platform: Platform): void {
  serveContactDays(router, platform);
  servePoints(router, platform);
  serveSheets(router, platform);
}
