import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/time.ts';
import { readServices, writeService, writeServices } from './services.ts';

describe('services', () => {
  it('become a weekly pattern with exceptions', () => {
    const dates = ['2022-07-16', '2022-07-17', '2022-07-23', '2022-07-24', '2022-07-25'];
    expect(writeService('d', dates)).toEqual({
      calendar: ['d', '0', '0', '0', '0', '0', '1', '1', '20220716', '20220725'],
      exceptions: [['d', '20220725', '1']],
    });
  });

  it('run on exactly the dates they were written for', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 });
    fc.assert(fc.property(offsets, (days) => {
      const dates = new Set(days.map((day) => addDays('2022-06-29', day)));
      const { calendar, calendarDates } = writeServices(new Map([['x', Array.from(dates)]]));
      const services = readServices(new Map([['calendar', calendar], ['calendar_dates', calendarDates]]));
      for (let day = -5; day < 70; day++) {
        const date = addDays('2022-06-29', day);
        expect(services.runs('x', date)).toBe(dates.has(date));
      }
      expect(services.runs('y', '2022-07-01')).toBe(false);
    }));
  });
});
