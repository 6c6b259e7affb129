import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { openActions } from '../../../shared/lifecycle.ts';
import { maskPhone } from '../../../shared/phone.ts';
import { DAY } from '../../../shared/time.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { historyOf } from '../../../platform/events/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import type { HandOverView } from '../contract.ts';
import type { InputOf } from '../inputs.ts';
import { requestLifecycle } from '../lifecycle.ts';
import { maySeeAsStaff, subjectOf } from '../policy.ts';
import { type HandOver, handOverById, handOverOfLink, handOversInScope, handOversOfStaff, renewLink } from '../store/hand-overs.ts';
import { findRequest, lockRequest } from '../store/lock-request.ts';
import { type DetailRow, readDetails } from '../store/read-request.ts';
import { ruleValue } from '../store/rules.ts';
import { unitById } from '../store/units.ts';
import { scopeOf } from './browse-requests.ts';
import { isOpen, sendLink } from './effects/hand-over.ts';
import { handOverToken, linkDigestOf } from './link-token.ts';
import { publicAddress } from '../../../platform/public-address.ts';
import { takeAction } from './take-action.ts';
import { actsForUnit, withUnit } from './unit-proof.ts';

const notFound = () => problem(404, 'not-found', { detail: 'There is no such hand-over, or its link has expired.' });
const noProof = { linkDigest: null, residentId: null } as const;
const seenByUnits = new Set(['report', 'siteCheck']);

/** A hand-over as the office lists it on the case. */
export function presentHandOver(hand: HandOver) {
  const { id, unitName, part, status, task, answer } = hand;
  return {
    id, unitName, part, status, task, answer,
    due: hand.due.toISOString(),
    provisional: hand.dueProvisional,
    offeredAt: hand.offeredAt.toISOString(),
    acceptedAt: hand.acceptedAt?.toISOString() ?? null,
    endedAt: hand.endedAt?.toISOString() ?? null,
    linkExpiresAt: hand.linkExpiresAt.toISOString(),
  };
}

async function viewOf(platform: Platform, actor: Actor, hand: HandOver, row: DetailRow): Promise<HandOverView> {
  const history = await historyOf(platform.database, 'request', row.id);
  const own = actsForUnit(hand, actor, platform.clock.now());
  const subject = withUnit(subjectOf({ ...row, reporterId: null, ratedThisRound: false }, actor), own ? hand : undefined);
  return {
    ...presentHandOver(hand),
    number: row.number,
    requestState: row.state,
    categoryName: row.categoryZh === null ? null : { zh: row.categoryZh, en: row.categoryEn ?? row.categoryZh },
    text: row.text ?? row.title,
    placeName: row.placeName,
    address: row.address,
    point: row.location ? { longitude: row.location.x, latitude: row.location.y } : null,
    photos: history.filter(({ action }) => seenByUnits.has(action)).flatMap(({ action, evidence }) => evidence.map(({ file }) => ({ id: file, stage: action }))),
    actions: openActions(requestLifecycle, subject, actor).filter(({ action }) => action.startsWith('unit')).map(({ action, fields }) => ({ action, fields: [...fields] })),
  };
}

async function viewsOf(platform: Platform, actor: Actor, hands: readonly HandOver[]) {
  const rows = new Map((await readDetails(platform.database, hands.map(({ requestId }) => requestId))).map((row) => [row.id, row]));
  return Promise.all(hands.flatMap((hand) => {
    const row = rows.get(hand.requestId);
    return row ? [viewOf(platform, actor, hand, row).then((view) => ({ ...view, requestId: hand.requestId }))] : [];
  }));
}

/** What the link in a message leads to. Throws 404 also when the link is old, renewed or taken back. */
export async function readHandOver(platform: Platform, actor: Actor): Promise<HandOverView> {
  const digest = actor.kind === 'visitor' || actor.kind === 'resident' ? actor.linkDigest : undefined;
  const hand = digest === undefined ? undefined : await handOverOfLink(platform.database, digest);
  if (!hand || !actsForUnit(hand, actor, platform.clock.now())) throw notFound();
  const [row] = await readDetails(platform.database, [hand.requestId]);
  if (!row) throw notFound();
  return viewOf(platform, actor, hand, row);
}

/** Hand-overs to the units somebody acts for, or of the cases within their places. */
export async function listHandOvers(platform: Platform, actor: Actor, query: { readonly of: 'mine' | 'office'; readonly open?: 'true' | 'false' | undefined }) {
  const openOnly = query.open === 'true';
  const hands =
    query.of === 'office'
      ? await handOversInScope(platform.database, scopeOf(actor), openOnly)
      : actor.kind === 'staff' ? await handOversOfStaff(platform.database, actor.id, openOnly) : [];
  return { items: await viewsOf(platform, actor, hands) };
}

type UnitAction = 'unitAccept' | 'unitReturn' | 'unitDone';

/** A unit answers, by its link or an account. Throws 404, 409 `illegal-transition`, 422. */
export async function answerHandOver<Action extends UnitAction>(
  platform: Platform,
  call: { readonly actor: Actor; readonly id: string; readonly action: Action; readonly input: InputOf<Action>; readonly idempotencyKey?: string | undefined },
) {
  const hand = await handOverById(platform.database, call.id);
  if (!hand || !actsForUnit(hand, call.actor, platform.clock.now())) throw notFound();
  await takeAction(platform, { actor: call.actor, requestId: hand.requestId, action: call.action, input: call.input, handOverId: hand.id, idempotencyKey: call.idempotencyKey });
  const moved = await handOverById(platform.database, hand.id);
  return { id: hand.id, status: moved?.status ?? hand.status };
}

/** Gives a unit a new link and sends it; the old one is worthless. Throws 404, 409 once the hand-over has ended. */
export async function renewHandOverLink(platform: Platform, actor: Actor, id: string) {
  return runInTransaction(platform.database, async (transaction) => {
    const now = platform.clock.now();
    const found = await handOverById(transaction, id);
    const row = found && (await lockRequest(transaction, found.requestId, noProof));
    const may = row && maySeeAsStaff(row, actor) && assignmentsOf(actor).some(({ role }) => ['clerk', 'supervisor', 'workstationLead'].includes(role));
    const hand = may ? await handOverById(transaction, id) : undefined;
    const unit = hand && (await unitById(transaction, hand.unitId));
    if (!hand || !row || !unit) throw notFound();
    if (!isOpen(hand)) throw problem(409, 'illegal-transition', { detail: 'This hand-over has ended.' });
    const version = hand.linkVersion + 1;
    const token = handOverToken(platform, id, version);
    const expiresAt = new Date(Math.max(hand.due.getTime(), now.getTime()) + (await ruleValue(platform.database, 'handOverLinkDays', now)) * DAY);
    await renewLink(transaction, id, { version, digest: linkDigestOf(token), expiresAt });
    await sendLink(platform, transaction, { row, unit, hand: { ...hand, linkVersion: version } });
    return { link: publicAddress(platform, `/u/${token}`), sentTo: unit.messagePhone === null ? null : maskPhone(unit.messagePhone), expiresAt: expiresAt.toISOString() };
  });
}

/** May the holder of a unit's link see a photo of the case? Only of the report and the check on site. */
export async function unitMaySee(platform: Platform, actor: Actor, requestId: string, fileId: string): Promise<boolean> {
  const digest = actor.kind === 'visitor' || actor.kind === 'resident' ? actor.linkDigest : undefined;
  const hands = digest === undefined ? (actor.kind === 'staff' ? await handOversOfStaff(platform.database, actor.id, false) : []) : [await handOverOfLink(platform.database, digest)];
  if (!hands.some((hand) => hand?.requestId === requestId && actsForUnit(hand, actor, platform.clock.now()))) return false;
  if (!(await findRequest(platform.database, requestId, noProof))) return false;
  const history = await historyOf(platform.database, 'request', requestId);
  return history.some((event) => seenByUnits.has(event.action) && event.evidence.some(({ file }) => file === fileId));
}
