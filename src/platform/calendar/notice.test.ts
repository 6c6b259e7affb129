import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCalendar, type StoredDay } from './assemble.ts';
import { parseNoticeCsv } from './notice-csv.ts';
import { holidayName, noticeProblems, type Notice, type NoticeDay } from './notice.ts';
import { touches } from './recompute.ts';
import { vendoredNotices } from './vendored.ts';

const off = (date: string, name = '节'): NoticeDay => ({ date, name, isOffDay: true });
const worked = (date: string): NoticeDay => ({ date, name: '节', isOffDay: false });
const fixed2027 = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((day) => off(`2027-${day}`));
const notice = (...days: NoticeDay[]): Notice => ({ year: 2027, papers: ['文件'], days });

describe('a notice', () => {
  it('is accepted with its fixed holidays, swaps and days of the December before', () => {
    expect(noticeProblems(notice(...fixed2027, worked('2027-02-06'), off('2026-12-31')))).toEqual([]);
  });

  it.each<[string, NoticeDay, string]>([
    ['a date of another year', off('2028-01-01'), 'other-year'],
    ['a date long before', off('2026-11-30'), 'other-year'],
    ['no date', off('2027-02-30'), 'not-a-date'],
    ['a date twice', off('2027-01-01'), 'twice'],
    ['a swapped weekday', worked('2027-02-05'), 'not-a-weekend'],
  ])('is refused for %s', (_, day, code) => {
    expect(noticeProblems(notice(...fixed2027, day))).toMatchObject([{ field: 'days.6.date', code }]);
  });

  it('is refused when a fixed holiday is missing or worked', () => {
    expect(noticeProblems(notice(...fixed2027.slice(1)))).toMatchObject([{ field: 'days', code: 'incomplete', detail: expect.stringContaining('2027-01-01') as string }]);
    expect(noticeProblems(notice())[0]?.code).toBe('incomplete');
  });

  it('gets English names', () => {
    expect(holidayName('国庆节、中秋节')).toEqual({ zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' });
    expect(holidayName('建城节')).toEqual({ zh: '建城节', en: '建城节' });
  });
});

describe('lines of a notice', () => {
  it('are read as spreadsheets write them', () => {
    const { days, problems } = parseNoticeCsv('\ufeff日期,名称,安排\r\n2027-01-01,元旦,休\n"2027/2/6","春节",班\n\n2027年10月1日;国庆节;放假\n2027-10-02,国庆节,TRUE');
    expect(problems).toEqual([]);
    expect(days).toEqual([
      { date: '2027-01-01', name: '元旦', isOffDay: true },
      { date: '2027-02-06', name: '春节', isOffDay: false },
      { date: '2027-10-01', name: '国庆节', isOffDay: true },
      { date: '2027-10-02', name: '国庆节', isOffDay: true },
    ]);
  });

  it('are refused by number', () => {
    expect(parseNoticeCsv('date,name,off\n2027-01-01,元旦,休\n2027-01-02,元旦,也许\n2027-01-03,,休').problems.map(({ detail }) => detail.slice(0, 6))).toEqual(['Line 3', 'Line 4']);
  });

  it('come back from every vendored notice', () => {
    for (const { days } of vendoredNotices) {
      expect(parseNoticeCsv(days.map(({ date, name, isOffDay }) => `${date},${name},${isOffDay ? '休' : '班'}`).join('\n'))).toEqual({ days, problems: [] });
    }
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { days, problems } = parseNoticeCsv(text);
        expect(days.length + problems.length).toBeLessThanOrEqual(text.split(/[\r\n]/u).length);
      }),
    );
  });
});

describe('the assembled calendar', () => {
  const hours = [{ from: '2019-01-01', windows: [[540, 1020] as const], source: 'test' }];
  const stored = (date: string, noticeYear: number | null, kind: StoredDay['kind']): StoredDay => ({ date, noticeYear, kind, name: null, source: 'x' });

  it('lets an imported year replace the vendored one whole', () => {
    const calendar = assembleCalendar(vendoredNotices, { years: [{ year: 2022, papers: ['x'] }], days: [stored('2022-01-01', 2022, 'publicHoliday')], hours });
    expect(calendar.days['2022-10-01']).toBeUndefined();
    expect(calendar.days['2023-10-01']).toBeDefined();
    expect(calendar.publishedYears).toHaveLength(8);
  });

  it('lets the later notice decide a shared date, and an edit decide over both', () => {
    const years = [{ year: 2027, papers: ['x'] }, { year: 2028, papers: ['x'] }];
    const both = [stored('2027-12-31', 2028, 'publicHoliday'), stored('2027-12-30', 2027, 'publicHoliday')];
    expect(assembleCalendar([], { years, days: both, hours }).days['2027-12-31']?.kind).toBe('publicHoliday');
    const edited = assembleCalendar(vendoredNotices, { years: [], days: [stored('2022-10-08', null, 'weekend')], hours });
    expect(edited.days['2022-10-08']?.kind).toBe('weekend');
    // 31 December 2022 is arranged by the notice for 2023.
    expect(assembleCalendar(vendoredNotices, { years: [], days: [], hours }).days['2022-12-31']?.source).toBe('国办发明电〔2022〕16号');
  });
});

describe('which deadlines a change touches', () => {
  const day = (text: string): number => Date.parse(`${text}T12:00:00+08:00`);
  it.each<[string, string, string | null, boolean]>([
    ['2027-01-01', '2027-12-31', '2027-12-31', true],
    ['2027-01-15', '2027-01-15', '2027-01-15', true],
    ['2027-02-01', '2027-02-02', '2027-02-02', false],
    ['2026-12-01', '2026-12-31', '2026-12-31', false],
    ['2026-12-01', '2026-12-31', null, true],
  ])('change %s to %s', (firstDate, _, lastDate, expected) => {
    expect(touches({ id: 'x', what: 'year', firstDate, lastDate }, day('2027-01-10'), day('2027-01-20'))).toBe(expected);
  });
});
