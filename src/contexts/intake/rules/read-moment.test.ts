import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from './read-moment.ts';

const at = (iso: string): number => Date.parse(iso);

describe('a moment as offices write it', () => {
  it.each([
    ['2019/2/28 11:25:05', '2019-02-28T11:25:05+08:00'],
    ['2019-02-28 11:25', '2019-02-28T11:25:00+08:00'],
    ['2019.2.28', '2019-02-28T00:00:00+08:00'],
    ['2019年2月28日', '2019-02-28T00:00:00+08:00'],
    ['2019年2月28日 11时25分05秒', '2019-02-28T11:25:05+08:00'],
    ['2019年2月28日 下午3点5分', '2019-02-28T15:05:00+08:00'],
    ['2019/2/28 上午12:05', '2019-02-28T00:05:00+08:00'],
    ['2019/2/28 3:05 PM', '2019-02-28T15:05:00+08:00'],
    ['２０１９／２／２８　１１：２５', '2019-02-28T11:25:00+08:00'],
    ['20190228112505', '2019-02-28T11:25:05+08:00'],
    ['20190228', '2019-02-28T00:00:00+08:00'],
    ['2019-02-28T03:25:05Z', '2019-02-28T11:25:05+08:00'],
    ['2019-02-28T11:25:05+08:00', '2019-02-28T11:25:05+08:00'],
    // Days since 1899-12-30 in local time.
    ['43524', '2019-02-28T00:00:00+08:00'],
    ['43524.5', '2019-02-28T12:00:00+08:00'],
    ['  2019-02-28 11:25:05.123 ', '2019-02-28T11:25:05+08:00'],
  ])('reads %s', (text, iso) => {
    expect(readMoment(text)).toBe(at(iso));
  });

  it.each(['', '昨天', '2019/2/30', '2019-13-01', '28/2/2019', '2019/2/28 25:00', '2019/2/28 11:61', '12345', '2019', '2019-02', '99999.5', 'Infinity'])('refuses %s', (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  it('reads back every second of a century however it is written', () => {
    const seconds = fc.integer({ min: at('1990-01-01T00:00:00+08:00') / 1000, max: at('2089-12-31T00:00:00+08:00') / 1000 });
    fc.assert(
      fc.property(seconds, (second) => {
        const [date = '', time = ''] = new Date(second * 1000 + 8 * 3_600_000).toISOString().slice(0, 19).split('T');
        const [year, month, day] = date.split('-').map(Number);
        const forms = [`${date} ${time}`, `${year}/${month}/${day} ${time}`, `${year}年${month}月${day}日${time}`, `${date}${time}`.replaceAll(/[-:]/gu, ''), `${date}T${time}+08:00`];
        for (const form of forms) expect(readMoment(form), form).toBe(second * 1000);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readMoment(text)));
  });
});
