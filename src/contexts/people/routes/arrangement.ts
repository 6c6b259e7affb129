import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import * as arrange from '../actions/arrange-desk.ts';
import * as contract from '../contract.ts';
import { staffOf } from './people-of-call.ts';

/** Serves how people arrange their desk: settings and named views of lists. */
export function serveArrangement(router: Router, platform: Platform): void {
  router.serve(contract.listPreferences, ({ actor }) => arrange.readPreferences(platform, staffOf(actor)));
  router.serve(contract.setPreference, async ({ actor, params, body }) => {
    await arrange.setPreference(platform, staffOf(actor), params.name, body.value);
    return undefined;
  });
  router.serve(contract.listViews, ({ actor, query }) => arrange.readViews(platform, staffOf(actor), query.list));
  router.serve(contract.createView, ({ actor, body }) => arrange.createView(platform, staffOf(actor), body));
  router.serve(contract.updateView, ({ actor, params, body }) => arrange.updateView(platform, staffOf(actor), params.id, body));
  router.serve(contract.deleteView, async ({ actor, params }) => {
    await arrange.deleteView(platform, staffOf(actor), params.id);
    return undefined;
  });
}
