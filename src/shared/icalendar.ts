/** Calendars as files (RFC 5545). Pure, so that old browsers could make one too. */

/** A moment in epoch milliseconds, or a whole day. */
export type CalendarMoment = { readonly at: number } | { readonly date: string };

export interface CalendarEvent {
  /** The same for the same thing for ever, unique in the world. */
  readonly uid: string;
  /** When this was last changed, epoch milliseconds. */
  readonly stampedAt: number;
  /** Grows with every change. */
  readonly sequence: number;
  readonly start: CalendarMoment;
  /** Absent: it takes no time. */
  readonly end?: CalendarMoment;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly url?: string;
  readonly cancelled?: boolean;
  /** Busy while it lasts; a deadline or a step keeps nobody busy. */
  readonly busy?: boolean;
}

export interface Calendar {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

const mostOctets = 75;

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Folds a content line so that none is longer than 75 octets; no character is cut in two (RFC 5545 §3.1). */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of Array.from(line)) {
    const size = octetsOf(character);
    // The space that begins a continued line counts as well.
    if (octets + size > mostOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** Puts folded lines together again. */
export function unfold(text: string): string {
  return text.replace(/\r\n[ \t]/gu, '');
}

/** Escapes a value of type TEXT; control characters other than line ends have no place in it (§3.3.11). */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '')
    .replace(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replace(/\n/gu, '\\n');
}

/** Takes the escapes out of a value of type TEXT. */
export function unescapeText(text: string): string {
  return text.replace(/\\([\\;,nN])/gu, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

/** `20260310T020000Z`. */
function utc(at: number): string {
  return new Date(Math.floor(at / 1000) * 1000).toISOString().replace(/[-:]|\.\d+/gu, '');
}

function momentLine(name: 'DTSTART' | 'DTEND', moment: CalendarMoment): string {
  return 'at' in moment ? `${name}:${utc(moment.at)}` : `${name};VALUE=DATE:${moment.date.replace(/-/gu, '')}`;
}

function textLine(name: string, value: string | undefined): readonly string[] {
  return value === undefined || value === '' ? [] : [`${name}:${escapeText(value)}`];
}

function eventLines(event: CalendarEvent): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${utc(event.stampedAt)}`,
    `LAST-MODIFIED:${utc(event.stampedAt)}`,
    `SEQUENCE:${event.sequence}`,
    momentLine('DTSTART', event.start),
    ...(event.end ? [momentLine('DTEND', event.end)] : []),
    ...textLine('SUMMARY', event.summary),
    ...textLine('DESCRIPTION', event.description),
    ...textLine('LOCATION', event.location),
    ...(event.url === undefined ? [] : [`URL:${event.url}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${event.busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** A calendar as text; subscribers ask again every six hours. */
export function calendarText({ name, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lianxin//Lianxin//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...textLine('X-WR-CALNAME', name),
    ...textLine('NAME', name),
    'X-WR-TIMEZONE:Asia/Shanghai',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}
