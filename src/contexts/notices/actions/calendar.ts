import type { FastifyReply } from 'fastify';
import type { CalendarEvent } from '../../../shared/icalendar.ts';
import { sendCalendar } from '../../../platform/http/send-calendar.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { publicAddress, worldWideId } from '../../../platform/public-address.ts';
import { divisionNames } from '../../places/index.ts';
import words from '../locales/zh.json' with { type: 'json' };
import { listNotices } from '../store/list-notices.ts';
import { type NoticeRow, findNoticeByNumber } from '../store/notices.ts';

/** The end of the term of a posted notice; one taken back is cancelled. */
function eventOf(platform: Pick<Platform, 'configuration'>, row: NoticeRow, location: string): readonly CalendarEvent[] {
  if (row.publishedAt === null || row.endsAt === null) return [];
  return [{
    uid: worldWideId(platform, `notice-${row.id}`),
    stampedAt: row.changedAt.getTime(),
    sequence: row.version,
    start: { at: row.endsAt.getTime() },
    summary: `${words.options.calendar.termEnds} ${row.title}`,
    description: `${row.number}\n${words.options.calendar.objectBefore}`,
    location,
    url: publicAddress(platform, `/notices/${row.number}`),
    cancelled: row.state === 'withdrawn',
  }];
}

const mostNotices = 100;

/** The terms of the notices of a place and below, newest first, as events of a calendar. */
export async function noticeTerms(platform: Platform, placePath: string): Promise<readonly CalendarEvent[]> {
  const states = ['published', 'objected', 'closed', 'withdrawn'] as const;
  const { rows } = await listNotices(platform.database, { within: [placePath], states, posted: true, limit: mostNotices });
  const names = await divisionNames(platform.database, rows.map(({ divisionCode }) => divisionCode));
  return rows.flatMap((row) => eventOf(platform, row, names.get(row.divisionCode)?.fullName ?? ''));
}

/** The term of one notice as a calendar. Throws 404. */
export async function sendNoticeCalendar(platform: Platform, number: string, reply: FastifyReply): Promise<FastifyReply> {
  const row = await findNoticeByNumber(platform.database, number);
  if (!row || row.publishedAt === null) throw problem(404, 'not-found', { detail: 'There is no such notice.' });
  const names = await divisionNames(platform.database, [row.divisionCode]);
  return sendCalendar(reply, { name: row.title, events: eventOf(platform, row, names.get(row.divisionCode)?.fullName ?? '') }, { fileName: number, open: true });
}
