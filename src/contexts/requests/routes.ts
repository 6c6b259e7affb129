import type { Platform } from '../../platform/platform.ts';
import type { Router } from '../../platform/http/router.ts';
import * as calendars from './actions/follow/calendars.ts';
import { sendPlaceFeed, sendRequestFeed } from './actions/follow/feeds.ts';
import * as follow from './actions/follow/manage-subscriptions.ts';
import { sendShareCard } from './actions/follow/share.ts';
import * as browse from './actions/browse-requests.ts';
import { browseCallbacks, browseMatters, contestByNumber } from './actions/browse-matters.ts';
import { bulkActionsFor, previewBulk } from './actions/bulk/preview-bulk.ts';
import { readBulk, startBulk } from './actions/bulk/start-bulk.ts';
import { readDispatchReason, testDispatch } from './actions/dispatch/explain.ts';
import { listDispatchRules, readDispatchRule } from './actions/dispatch/list-rules.ts';
import * as dispatchRules from './actions/dispatch/manage-rules.ts';
import * as trials from './actions/dispatch/trials.ts';
import type { FindEntrance } from './actions/entrance.ts';
import { openExport, readExport, startExport } from './actions/export/run-export.ts';
import * as handOvers from './actions/hand-overs.ts';
import * as units from './actions/manage-units.ts';
import * as categories from './actions/manage-categories.ts';
import { listRules, setRule, takeBackRule } from './actions/manage-rules.ts';
import { printReceipt } from './actions/print-receipt.ts';
import { eraseReporter, unmaskReporter } from './actions/protect-reporters.ts';
import { readDeskRequest, readOwnRequest, readPublicRequest, readReportersOfNumber, readTrackedRequest } from './actions/read-request.ts';
import { readWorkload } from './actions/read-workload.ts';
import { readPhotoParts, redactPhoto, unmaskPhoto } from './actions/redact-photo.ts';
import { reportRequest } from './actions/report-request/report-request.ts';
import { readClassifier, startTraining } from './actions/classifier/settings.ts';
import { suggestFor } from './actions/classifier/suggest.ts';
import { findSimilarForDesk, findSimilarForPublic } from './actions/find-similar.ts';
import { supportRequest } from './actions/support-request.ts';
import { takeAction } from './actions/take-action.ts';
import * as contract from './contract.ts';
import { trainOnDemand } from './jobs.ts';

/** Photos of a tracked case are fetched by the browser itself, which sends no header: a cookie for files alone carries the link. */
const trackingCookie = { path: '/api/v1/files', httpOnly: true, sameSite: 'strict' } as const;

function serveIntake(router: Router, platform: Platform, findEntrance: FindEntrance): void {
  router.serve(contract.report, async ({ actor, body, idempotencyKey }) => {
    const entrance = body.via === undefined ? undefined : await findEntrance(platform.database, body.via);
    return reportRequest(platform, { actor, input: body, idempotencyKey, entrance });
  });
  router.serve(contract.enter, ({ actor, body, idempotencyKey }) => reportRequest(platform, { actor, input: body, idempotencyKey }));
}

function servePublic(router: Router, platform: Platform): void {
  router.serve(contract.readPublic, ({ params }) => readPublicRequest(platform, params.number));
  router.serve(contract.listPublic, ({ query }) => browse.listForPublic(platform, query));
  router.serve(contract.publicMap, ({ query }) => browse.mapForPublic(platform, query, query.open));
  router.serve(contract.readTracking, async ({ actor, request, reply }) => {
    const answer = await readTrackedRequest(platform, actor);
    void reply.setCookie('lianxin_tracking', String(request.headers['x-tracking-token']), { ...trackingCookie, secure: request.protocol === 'https' });
    return answer;
  });
  router.serve(contract.listMine, ({ actor, query }) => browse.listOwn(platform, actor.kind === 'resident' ? actor.id : '', query));
  router.serve(contract.readMine, ({ actor, params }) => readOwnRequest(platform, actor, params.id));
}

function serveDesk(router: Router, platform: Platform): void {
  router.serve(contract.list, ({ actor, query }) => browse.listForDeskAsJson(platform, actor, query));
  router.serve(contract.startExport, ({ actor, body }) => startExport(platform, actor, body));
  router.serve(contract.readExport, ({ actor, params }) => readExport(platform, actor, params.id));
  router.serve(contract.fetchExport, async ({ actor, params, reply }) => {
    const { stream, mediaType, fileName } = await openExport(platform, actor, params.id);
    return reply.type(mediaType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`).send(stream);
  });
  router.serve(contract.read, ({ actor, params }) => readDeskRequest(platform, actor, params.id));
  router.serve(contract.nearby, ({ actor, params }) => browse.nearbyFor(platform, actor, params.id));
  router.serve(contract.map, ({ actor, query }) => browse.mapForDesk(platform, actor, query));
  router.serve(contract.overview, ({ actor }) => browse.overviewFor(platform, actor));
  router.serve(contract.workload, ({ actor, query }) => readWorkload(platform, actor, query.divisionCode));
  router.serve(contract.tasks, ({ actor, query }) => {
    const { longitude, latitude } = query;
    const position = longitude !== undefined && latitude !== undefined ? { longitude, latitude } : undefined;
    return browse.tasksFor(platform, actor, position);
  });
  router.serve(contract.unmask, ({ actor, params, body }) => unmaskReporter(platform, actor, params, body.reason));
  router.serve(contract.readPhotoParts, ({ actor, params }) => readPhotoParts(platform, actor, params));
  router.serve(contract.redactPhoto, ({ actor, params, body }) => redactPhoto(platform, actor, params, body.rectangles));
  router.serve(contract.unmaskPhoto, ({ actor, params, body }) => unmaskPhoto(platform, actor, params, body.reason));
  router.serve(contract.printReceipt, ({ actor, params }) => printReceipt(platform, actor, params.id, params.reporterId));
  router.serve(contract.listReporters, ({ actor, query }) => readReportersOfNumber(platform, actor, query.number));
  router.serve(contract.eraseReporter, ({ actor, params, body }) => eraseReporter(platform, actor, params, body.reason));
}

function serveBulk(router: Router, platform: Platform): void {
  router.serve(contract.bulkActions, ({ actor, body }) => bulkActionsFor(platform, actor, body.ids));
  router.serve(contract.previewBulk, ({ actor, body }) => previewBulk(platform, actor, body));
  router.serve(contract.startBulk, ({ actor, body, idempotencyKey }) => startBulk(platform, actor, { ...body, idempotencyKey }));
  router.serve(contract.readBulk, ({ actor, params }) => readBulk(platform, actor, params.id));
}

function serveCategories(router: Router, platform: Platform): void {
  router.serve(contract.listCategories, ({ actor, query }) => categories.listCategories(platform, actor, { all: query.all === 'true', divisionCode: query.divisionCode }));
  router.serve(contract.createCategory, ({ actor, body }) => categories.createCategory(platform, actor, body));
  router.serve(contract.updateCategory, ({ actor, params, body }) => categories.updateCategory(platform, actor, params.id, body));
}

function serveSuggestions(router: Router, platform: Platform): void {
  router.serve(contract.findSimilar, ({ body }) => findSimilarForPublic(platform, body));
  router.serve(contract.findSimilarForDesk, ({ actor, body }) => findSimilarForDesk(platform, actor, body));
  router.serve(contract.support, ({ actor, params, body }) => supportRequest(platform, actor, params.number, body));
  router.serve(contract.suggest, ({ body }) => suggestFor(platform, body.text));
  router.serve(contract.listRules, ({ actor }) => listRules(platform, actor));
  router.serve(contract.setRule, ({ actor, body }) => setRule(platform, actor, body));
  router.serve(contract.withdrawRule, ({ actor, params }) => takeBackRule(platform, actor, params.id));
  router.serve(contract.readClassifier, () => readClassifier(platform));
  router.serve(contract.trainClassifier, ({ actor }) => startTraining(platform, actor, trainOnDemand));
}

function serveActions(router: Router, platform: Platform): void {
  for (const action of Object.keys(contract.actionRoutes) as (keyof typeof contract.actionRoutes)[]) {
    router.serve(contract.actionRoutes[action], ({ actor, params, body, idempotencyKey }) => {
      const { baseVersion, ...input } = body as { baseVersion: number } & Record<string, unknown>;
      return takeAction(platform, { actor, requestId: params.id, action, input: input as never, baseVersion, idempotencyKey });
    });
  }
}

function serveHandOvers(router: Router, platform: Platform): void {
  router.serve(contract.listUnits, ({ actor, query }) => units.listUnits(platform, actor, query.all === 'true'));
  router.serve(contract.createUnit, ({ actor, body }) => units.createUnit(platform, actor, body));
  router.serve(contract.updateUnit, ({ actor, params, body }) => units.updateUnit(platform, actor, params.id, body));
  router.serve(contract.listHandOvers, ({ actor, query }) => handOvers.listHandOvers(platform, actor, query));
  router.serve(contract.readHandOver, async ({ actor, request, reply }) => {
    const answer = await handOvers.readHandOver(platform, actor);
    void reply.setCookie('lianxin_tracking', String(request.headers['x-tracking-token']), { ...trackingCookie, secure: request.protocol === 'https' });
    return answer;
  });
  router.serve(contract.renewHandOverLink, ({ actor, params }) => handOvers.renewHandOverLink(platform, actor, params.id));
  router.serve(contract.acceptHandOver, ({ actor, params, body, idempotencyKey }) =>
    handOvers.answerHandOver(platform, { actor, id: params.id, action: 'unitAccept', input: body, idempotencyKey }));
  router.serve(contract.returnHandOver, ({ actor, params, body, idempotencyKey }) =>
    handOvers.answerHandOver(platform, { actor, id: params.id, action: 'unitReturn', input: body, idempotencyKey }));
  router.serve(contract.finishHandOver, ({ actor, params, body, idempotencyKey }) =>
    handOvers.answerHandOver(platform, { actor, id: params.id, action: 'unitDone', input: body, idempotencyKey }));
}

function serveDispatch(router: Router, platform: Platform): void {
  router.serve(contract.listDispatchRules, ({ actor, query }) => listDispatchRules(platform, actor, { divisionCode: query.divisionCode, all: query.all === 'true' }));
  router.serve(contract.readDispatchRule, ({ actor, params }) => readDispatchRule(platform, actor, params.id));
  router.serve(contract.createDispatchRule, ({ actor, body }) => dispatchRules.createDispatchRule(platform, actor, body));
  router.serve(contract.changeDispatchRule, ({ actor, params, body }) => dispatchRules.changeDispatchRule(platform, actor, params.id, body));
  router.serve(contract.endDispatchRule, ({ actor, params, body }) => dispatchRules.endDispatchRule(platform, actor, params.id, body));
  router.serve(contract.orderDispatchRules, ({ actor, body }) => dispatchRules.orderDispatchRules(platform, actor, body));
  router.serve(contract.testDispatch, ({ actor, body }) => testDispatch(platform, actor, body));
  router.serve(contract.readDispatchReason, ({ actor, params }) => readDispatchReason(platform, actor, params.id));
  router.serve(contract.startDispatchTrial, ({ actor, body }) => trials.startTrial(platform, actor, body));
  router.serve(contract.readDispatchTrial, ({ actor, params }) => trials.readTrial(platform, actor, params.id));
  router.serve(contract.listDispatchTrialCases, ({ actor, params, query }) => trials.listTrialCases(platform, actor, params.id, query));
  router.serve(contract.exportDispatchTrial, ({ actor, params, reply }) => trials.exportTrial(platform, actor, params.id, reply));
}

function serveFollowUp(router: Router, platform: Platform): void {
  router.serve(contract.listMatters, ({ actor, query }) => browseMatters(platform, actor, query));
  router.serve(contract.listCallbacks, ({ actor }) => browseCallbacks(platform, actor));
  router.serve(contract.contestPublic, ({ actor, params, body, idempotencyKey }) =>
    contestByNumber(platform, { actor, number: params.number, input: body, idempotencyKey }));
}

function serveFollowing(router: Router, platform: Platform): void {
  router.serve(contract.listSubscriptions, ({ actor }) => follow.listSubscriptions(platform, actor));
  router.serve(contract.follow, ({ actor, body }) => follow.follow(platform, actor, body));
  router.serve(contract.changeSubscription, ({ actor, params, body }) => follow.changeSubscription(platform, actor, params.id, body.frequency));
  router.serve(contract.unfollow, ({ actor, params }) => follow.unfollow(platform, actor, params.id));
  router.serve(contract.readSubscriptionLink, ({ params }) => follow.readSubscriptionLink(platform, params.token));
  router.serve(contract.endSubscription, ({ params }) => follow.endSubscription(platform, params.token));
  router.serve(contract.requestFeed, ({ params, reply }) => sendRequestFeed(platform, params.number, reply));
  router.serve(contract.placeFeed, ({ params, reply }) => sendPlaceFeed(platform, params.code, reply));
  router.serve(contract.requestCalendar, ({ params, reply }) => calendars.sendRequestCalendar(platform, params.number, reply));
  router.serve(contract.readDeadlineCalendar, ({ actor }) => calendars.readDeadlineCalendar(platform, actor));
  router.serve(contract.renewDeadlineCalendar, ({ actor }) => calendars.renewDeadlineCalendar(platform, actor));
  router.serve(contract.endDeadlineCalendar, ({ actor }) => calendars.endDeadlineCalendar(platform, actor));
  router.serve(contract.deadlineCalendar, ({ params, reply }) => calendars.sendDeadlineCalendar(platform, params.token, reply));
  router.serve(contract.shareCard, ({ params, reply }) => sendShareCard(platform, params.number, reply));
}

/** Binds every operation of this context; `findEntrance` comes from the context that keeps boxes and stations. */
export function serveRequests(router: Router, platform: Platform, findEntrance: FindEntrance): void {
  serveIntake(router, platform, findEntrance);
  servePublic(router, platform);
  serveDesk(router, platform);
  serveFollowing(router, platform);
  serveBulk(router, platform);
  serveCategories(router, platform);
  serveSuggestions(router, platform);
  serveFollowUp(router, platform);
  serveHandOvers(router, platform);
  serveDispatch(router, platform);
  serveActions(router, platform);
}
