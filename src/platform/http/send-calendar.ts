import type { FastifyReply } from 'fastify';
import { type Calendar, calendarText } from '../../shared/icalendar.ts';

/** Answers with a calendar file; `open` ones may be kept by everybody on the way for five minutes, secret ones by nobody. */
export function sendCalendar(reply: FastifyReply, calendar: Calendar, { fileName, open }: { readonly fileName: string; readonly open: boolean }): FastifyReply {
  return reply
    .type('text/calendar; charset=utf-8')
    .header('cache-control', open ? 'public, max-age=300' : 'private, no-store')
    .header('content-disposition', `inline; filename="${fileName}.ics"`)
    .send(calendarText(calendar));
}
