import type { FastifyReply } from 'fastify';
import type { CalendarEvent } from '../../../shared/icalendar.ts';
import { addDays, instantOf, plainDateOf } from '../../../shared/time.ts';
import { sendCalendar } from '../../../platform/http/send-calendar.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { publicAddress, worldWideId } from '../../../platform/public-address.ts';
import { noticeTerms } from '../../notices/index.ts';
import { divisionNames, placePathOf } from '../../places/index.ts';
import words from '../locales/zh.json' with { type: 'json' };
import { type DayRow, daysForCalendar, findDay } from '../store/contact-days.ts';

/** `09:30` on a day in Suzhou, epoch milliseconds. */
function momentOf(date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(date, hours * 60 + minutes);
}

function eventOf(platform: Pick<Platform, 'configuration'>, day: DayRow): CalendarEvent {
  const { id, heldOn, startsAt, endsAt, placeName, venue, hosts, theme, state } = day;
  return {
    uid: worldWideId(platform, `contact-day-${id}`),
    stampedAt: day.changedAt.getTime(),
    sequence: day.version,
    start: { at: momentOf(heldOn, startsAt) },
    end: { at: momentOf(heldOn, endsAt) },
    summary: `${words.options.calendar.contactDay} ${placeName}`,
    description: [theme, hosts === '' ? '' : `${words.fields.hosts} ${hosts}`].filter((line) => line !== '').join('\n'),
    location: [placeName, venue].filter((part) => part !== '').join(' '),
    url: publicAddress(platform, `/contact-days/${id}`),
    cancelled: state === 'cancelled',
    busy: true,
  };
}

/** How far back a calendar of a place goes, in days. */
const daysBack = 90;

/** What one can go to or have a say in at a place: contact days and the terms of notices. Throws 404. */
export async function sendPlaceCalendar(platform: Platform, code: string, reply: FastifyReply): Promise<FastifyReply> {
  const { database, clock } = platform;
  const [names, paths] = [await divisionNames(database, [code]), await placePathOf(database, [code])];
  const [name, path] = [names.get(code)?.fullName, paths.get(code)];
  if (name === undefined || path === undefined) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  const days = await daysForCalendar(database, path, addDays(plainDateOf(clock.now().getTime()), -daysBack));
  const events = [...days.map((day) => eventOf(platform, day)), ...(await noticeTerms(platform, path))];
  return sendCalendar(reply, { name: `${words.options.calendar.place} ${name}`, events }, { fileName: code, open: true });
}

/** One contact day as a calendar. Throws 404. */
export async function sendContactDayCalendar(platform: Platform, id: string, reply: FastifyReply): Promise<FastifyReply> {
  const day = await findDay(platform.database, id);
  if (!day) throw problem(404, 'not-found', { detail: 'There is no such contact day.' });
  return sendCalendar(reply, { name: `${words.options.calendar.contactDay} ${day.placeName}`, events: [eventOf(platform, day)] }, { fileName: `contact-day-${day.heldOn}`, open: true });
}
