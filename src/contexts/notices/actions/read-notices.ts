import { historyOf } from '../../../platform/events/store.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { openActions } from '../../../shared/lifecycle.ts';
import { maskName } from '../../../shared/mask.ts';
import { maskPhone } from '../../../shared/phone.ts';
import type { QueryOf } from '../../../shared/route.ts';
import { displayNameOf } from '../../people/index.ts';
import { divisionNames, placePathOf } from '../../places/index.ts';
import type * as contract from '../contract.ts';
import { type NoticeState, noticeLifecycle } from '../lifecycle.ts';
import { mayRead, readerRoles, subjectOf } from '../policy.ts';
import { listNotices } from '../store/list-notices.ts';
import { type NoticeRow, findNotice, findNoticeByNumber } from '../store/notices.ts';
import { objectionsTo } from '../store/objections.ts';

const openStates: readonly NoticeState[] = ['published', 'objected'];
const endedStates: readonly NoticeState[] = ['closed', 'withdrawn'];

function summaryOf(row: NoticeRow, placeName: string, now: Date): contract.NoticeSummary {
  const { id, number, kind, title, state, termDays, publishedAt, endsAt, endsProvisional } = row;
  return {
    id, number, kind, title, placeName, state, termDays, endsProvisional, publishedAt: publishedAt?.toISOString() ?? null, endsAt: endsAt?.toISOString() ?? null,
    open: openStates.includes(state), termOver: endsAt !== null && now >= endsAt, objections: { all: row.objectionCount, open: row.openObjections, upheld: row.upheldObjections },
    origin: row.originType === null || row.originId === null ? null : { type: row.originType, id: row.originId },
  };
}

async function namesOf(platform: Platform, rows: readonly NoticeRow[]): Promise<(code: string) => string> {
  const names = await divisionNames(platform.database, rows.map(({ divisionCode }) => divisionCode));
  return (code) => names.get(code)?.fullName ?? '';
}

/** What is posted and was posted. Drafts are never among it; what was taken back before it was posted neither. */
export async function listPublicNotices(platform: Platform, query: QueryOf<typeof contract.listPublic>) {
  const { show, divisionCode, cursor, limit } = query;
  const within = divisionCode === undefined ? undefined : [...(await placePathOf(platform.database, [divisionCode])).values()];
  const states = show === 'open' ? openStates : show === 'ended' ? endedStates : [...openStates, ...endedStates];
  const { rows, nextCursor } = await listNotices(platform.database, { within, states, posted: true, cursor, limit });
  const nameOf = await namesOf(platform, rows);
  return { items: rows.map((row) => summaryOf(row, nameOf(row.divisionCode), platform.clock.now())), nextCursor };
}

/** A posted notice as everybody may read it. Throws 404. */
export async function readPublicNotice(platform: Platform, number: string): Promise<contract.PublicNotice> {
  const row = await findNoticeByNumber(platform.database, number);
  if (!row || row.publishedAt === null) throw problem(404, 'not-found', { detail: 'There is no such notice.' });
  const [objections, history, nameOf] = await Promise.all([objectionsTo(platform.database, row.id), historyOf(platform.database, 'publicNotice', row.id), namesOf(platform, [row])]);
  return {
    ...summaryOf(row, nameOf(row.divisionCode), platform.clock.now()),
    body: row.body, facts: row.facts,
    answers: objections.flatMap(({ number: one, text, published, upheld, answer, answeredAt }) =>
      upheld === null || answer === null || answeredAt === null ? [] : [{ number: one, text: published ? text : null, upheld, answer, answeredAt: answeredAt.toISOString() }]),
    steps: history.filter((event) => event.public).map(({ sequence, action, occurredAt, toState, publicDetail }) => ({
      sequence, action, at: occurredAt.toISOString(), toState, detail: action === 'publish' ? {} : { ...publicDetail },
    })).reverse(),
  };
}

/** Notices at the reader's places and below. */
export async function listDeskNotices(platform: Platform, actor: Actor, query: QueryOf<typeof contract.list>) {
  const within = assignmentsOf(actor).filter(({ role }) => (readerRoles as readonly string[]).includes(role)).map(({ placePath }) => placePath);
  const ofTerm = query.term === undefined ? undefined : openStates;
  const states = query.state === undefined ? ofTerm : [query.state].filter((state) => ofTerm?.includes(state) ?? true);
  const term = query.term && { is: query.term, at: platform.clock.now() };
  const { rows, nextCursor } = await listNotices(platform.database, { within, states, term, cursor: query.cursor, limit: query.limit });
  const nameOf = await namesOf(platform, rows);
  return { items: rows.map((row) => summaryOf(row, nameOf(row.divisionCode), platform.clock.now())), nextCursor };
}

/** One notice for the office, names and phones masked. Throws 404. */
export async function readDeskNotice(platform: Platform, actor: Actor, id: string): Promise<contract.DeskNotice> {
  const row = await findNotice(platform.database, id);
  if (!row || !mayRead(row, actor)) throw problem(404, 'not-found', { detail: 'There is no such notice.' });
  const [objections, history, nameOf] = await Promise.all([objectionsTo(platform.database, id), historyOf(platform.database, 'publicNotice', id), namesOf(platform, [row])]);
  const staff = [...new Set(history.filter(({ actorKind }) => actorKind === 'staff').flatMap(({ actorId }) => actorId ?? []))];
  const names = await displayNameOf(platform.database, staff);
  const summary = summaryOf(row, nameOf(row.divisionCode), platform.clock.now());
  return {
    ...summary,
    body: row.body, facts: row.facts, divisionCode: row.divisionCode, version: row.version,
    objectionList: objections.map(({ number, text, name, phone, createdAt, answeredAt, upheld, answer, published, erasedAt }) => ({
      number, text, name: name === null ? null : maskName(name), phone: phone === null ? null : maskPhone(phone), createdAt: createdAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null, upheld, answer, published, erased: erasedAt !== null,
    })),
    steps: history.map(({ sequence, action, occurredAt, toState, actorId, publicDetail, internalDetail }) => ({
      sequence, action, at: occurredAt.toISOString(), toState, byName: (actorId === null ? undefined : names.get(actorId)) ?? null,
      detail: action === 'publish' || action === 'draft' || action === 'revise' ? {} : { ...internalDetail, ...publicDetail },
    })).reverse(),
    // Whoever may object is everybody; the desk offers what the office does. Closing is offered once the term is over.
    actions: openActions(noticeLifecycle, subjectOf(row), actor).filter(({ action }) => action !== 'object' && (action !== 'close' || summary.termOver)),
  };
}
