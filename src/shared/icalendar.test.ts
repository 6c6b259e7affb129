import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText, escapeText, foldLine, unescapeText, unfold } from './icalendar.ts';

const oneLine = fc.string({ unit: 'binary', maxLength: 400 }).map((text) => text.replace(/[\r\n]/gu, ''));

describe('folding', () => {
  it('is undone by unfolding, whatever the text', () => {
    // A line that ends in a lone carriage return does not exist: values are escaped before.
    fc.assert(fc.property(oneLine, (line) => unfold(foldLine(line)) === line));
  });
  it('leaves no line longer than 75 octets and cuts no character in two', () => {
    fc.assert(
      fc.property(oneLine, (line) => {
        for (const part of foldLine(line).split('\r\n')) {
          expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
          expect(part).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
  it('fills the first line to the brim', () => {
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    expect(foldLine('连'.repeat(26))).toBe(`${'连'.repeat(25)}\r\n 连`);
  });
});

describe('escaping', () => {
  it('is undone, line ends of every kind being one', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(fc.property(text, (value) => unescapeText(escapeText(value)) === value.replace(/\r\n?/gu, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, '')));
  });
  it('lets nobody end the line', () => {
    expect(escapeText('路灯;坏了,\\\r\nBEGIN:VEVENT\rX')).toBe('路灯\\;坏了\\,\\\\\\nBEGIN:VEVENT\\nX');
  });
});

describe('a calendar', () => {
  it('has what RFC 5545 demands, in UTC or whole days', () => {
    const text = calendarText({
      name: '桂花社区',
      events: [
        {
          uid: 'contact-day-1@lianxin.example', stampedAt: Date.parse('2026-03-01T00:00:00.999Z'), sequence: 2, start: { at: Date.parse('2026-03-10T01:00:00Z') }, end: { at: Date.parse('2026-03-10T03:30:00Z') },
          summary: '联系日, 桂花社区', location: '党群服务中心; 二楼', url: 'https://lianxin.example/contact-days/1', cancelled: true, busy: true,
        },
        { uid: 'x', stampedAt: 0, sequence: 0, start: { date: '2026-03-10' }, end: { date: '2026-03-11' }, summary: '整天' },
      ],
    });
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replace(/\r\n/gu, '')).not.toMatch(/[\r\n]/u);
    expect(unfold(text).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lianxin//Lianxin//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:桂花社区', 'NAME:桂花社区', 'X-WR-TIMEZONE:Asia/Shanghai',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H',
      'BEGIN:VEVENT', 'UID:contact-day-1@lianxin.example', 'DTSTAMP:20260301T000000Z', 'LAST-MODIFIED:20260301T000000Z', 'SEQUENCE:2', 'DTSTART:20260310T010000Z', 'DTEND:20260310T033000Z',
      'SUMMARY:联系日\\, 桂花社区', 'LOCATION:党群服务中心\\; 二楼', 'URL:https://lianxin.example/contact-days/1', 'STATUS:CANCELLED', 'TRANSP:OPAQUE', 'END:VEVENT',
      'BEGIN:VEVENT', 'UID:x', 'DTSTAMP:19700101T000000Z', 'LAST-MODIFIED:19700101T000000Z', 'SEQUENCE:0', 'DTSTART;VALUE=DATE:20260310', 'DTEND;VALUE=DATE:20260311', 'SUMMARY:整天', 'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT', 'END:VEVENT',
      'END:VCALENDAR', '',
    ]);
  });
});
