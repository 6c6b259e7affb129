import { createHmac } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../../shared/actor.ts';
import type { CalendarEvent } from '../../../../shared/icalendar.ts';
import { newId } from '../../../../shared/ids.ts';
import { addDays } from '../../../../shared/time.ts';
import { sendCalendar } from '../../../../platform/http/send-calendar.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { publicAddress, worldWideId } from '../../../../platform/public-address.ts';
import { staffActorOf } from '../../../people/index.ts';
import type { PublicRequest } from '../../contract.ts';
import words from '../../locales/zh.json' with { type: 'json' };
import * as store from '../../store/deadline-feeds.ts';
import { scopeOf } from '../browse-requests.ts';
import { linkDigestOf } from '../link-token.ts';
import { readPublicRequest } from '../read-request.ts';
import { placesInWords, publicStateWord } from './feeds.ts';

const stepWords = words.tracking.steps as Readonly<Record<string, string>>;
/** What a limit is called; stages of the work without a name of their own share one. */
function stageWord(stage: string): string {
  const kind = stage.startsWith('measure') ? 'measure' : stage;
  return (words.calendar as Readonly<Record<string, string>>)[kind] ?? stage;
}

/** The public limits and steps of a case, and when its work is planned to be done. */
export function eventsOfCase(platform: Pick<Platform, 'configuration'>, request: PublicRequest): readonly CalendarEvent[] {
  const { number, steps, changedAt } = request;
  const url = publicAddress(platform, `/r/${number}`);
  const version = Math.max(0, ...steps.map(({ sequence }) => sequence));
  const common = { location: placesInWords(request), url };
  const limits = (['response', 'resolution'] as const).flatMap((limit): readonly CalendarEvent[] => {
    const due = request[limit];
    if (!due) return [];
    const at = Date.parse(due.due);
    return [{ ...common, uid: worldWideId(platform, `${number}-${limit}`), stampedAt: Date.parse(changedAt), sequence: version, start: { at }, summary: `${number} ${words.calendar[limit]}` }];
  });
  const planned = steps.find(({ action, detail }) => action === 'plan' && typeof detail['plannedUntil'] === 'string');
  const until = planned?.detail['plannedUntil'];
  const plan: readonly CalendarEvent[] =
    planned && typeof until === 'string'
      ? [{ ...common, uid: worldWideId(platform, `${number}-planned`), stampedAt: Date.parse(planned.at), sequence: planned.sequence, start: { date: until }, end: { date: addDays(until, 1) }, summary: `${number} ${words.calendar.planned}` }]
      : [];
  const done = steps.map((step): CalendarEvent => ({
    ...common,
    uid: worldWideId(platform, `${number}-${step.sequence}`),
    stampedAt: Date.parse(step.at),
    sequence: 0,
    start: { at: Date.parse(step.at) },
    summary: `${number} ${stepWords[step.action] ?? publicStateWord(step.toState as PublicRequest['state'])}`,
  }));
  return [...limits, ...plan, ...done];
}

/** A case as a calendar. Throws 404. */
export async function sendRequestCalendar(platform: Platform, number: string, reply: FastifyReply): Promise<FastifyReply> {
  const request = await readPublicRequest(platform, number);
  return sendCalendar(reply, { name: `${number} ${request.placeName}`, events: eventsOfCase(platform, request) }, { fileName: number, open: true });
}

/** The token of the link to somebody's deadlines: derived, so that it need not be stored. */
function feedToken(platform: Pick<Platform, 'secret'>, id: string): string {
  return createHmac('sha256', platform.secret).update(`deadlines:${id}`).digest('base64url').slice(0, 32);
}

function present(platform: Platform, feed: store.DeadlineFeed | undefined) {
  if (!feed) return { address: null, createdAt: null, readAt: null };
  return { address: publicAddress(platform, `/api/v1/calendars/${feedToken(platform, feed.id)}`), createdAt: feed.createdAt.toISOString(), readAt: feed.readAt?.toISOString() ?? null };
}

function staffId(actor: Actor): string {
  if (actor.kind !== 'staff') throw problem(401, 'sign-in-required', { detail: 'Sign in to do this.' });
  return actor.id;
}

/** The secret address of the actor's own deadlines, if they have one. */
export async function readDeadlineCalendar(platform: Platform, actor: Actor) {
  return present(platform, await store.feedOfStaff(platform.database, staffId(actor)));
}

/** Makes a new secret address; the one before works no longer. */
export async function renewDeadlineCalendar(platform: Platform, actor: Actor) {
  const createdAt = platform.clock.now();
  const feed = { staffId: staffId(actor), id: newId(createdAt.getTime()), createdAt };
  await store.saveFeed(platform.database, feed, linkDigestOf(feedToken(platform, feed.id)));
  return present(platform, { ...feed, readAt: null });
}

/** Ends the secret address. Throws 404 when there is none. */
export async function endDeadlineCalendar(platform: Platform, actor: Actor): Promise<{ ended: true }> {
  if (!(await store.deleteFeed(platform.database, staffId(actor)))) throw problem(404, 'not-found', { detail: 'You have no calendar of deadlines.' });
  return { ended: true };
}

const mostDeadlines = 300;

/**
 * The deadlines behind a secret link, with the roles its owner holds now. Other people's clouds keep calendars: so there is nothing in it
 * but number, category, stage and the public name of the place. Throws 404 when the link has ended or its owner's account is disabled.
 */
export async function sendDeadlineCalendar(platform: Platform, token: string, reply: FastifyReply): Promise<FastifyReply> {
  const now = platform.clock.now();
  const feed = await store.feedOfLink(platform.database, linkDigestOf(token), now);
  const actor = feed && (await staffActorOf(platform.database, feed.staffId, now));
  if (!actor) throw problem(404, 'not-found', { detail: 'There is no such calendar (any more).' });
  const deadlines = await store.nearestDeadlines(platform.database, scopeOf(actor), mostDeadlines);
  const events = deadlines.map((one): CalendarEvent => ({
    uid: worldWideId(platform, `deadline-${one.number}`),
    stampedAt: one.changedAt.getTime(),
    sequence: one.version,
    start: { at: one.due.getTime() },
    summary: [one.number, one.stageZh ?? stageWord(one.stage), one.categoryZh].filter(Boolean).join(' · '),
    location: one.placeName,
    url: publicAddress(platform, `/desk/requests/${one.id}`),
  }));
  return sendCalendar(reply, { name: words.calendar.deadlines, events }, { fileName: 'deadlines', open: false });
}
