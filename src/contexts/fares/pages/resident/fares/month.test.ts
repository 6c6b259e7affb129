import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import { testDays } from '../../../testing/fixtures.ts';
import { addMonths, monthOf, monthSheet } from './month.ts';

describe('the calendar sheet', () => {
  it('steps over the turn of the year', () => {
    expect([monthOf('2022-09-12'), addMonths('2022-12-01', 1), addMonths('2022-01-01', -1)]).toEqual(['2022-09-01', '2023-01-01', '2021-12-01']);
  });

  it('holds the whole month in weeks from Monday with its discount days', () => {
    const weeks = monthSheet('2022-09-01', testDays, shippedCatalogue.policies);
    expect(weeks.length).toBe(5);
    expect(weeks[0]?.map((day) => day?.date.slice(8))).toEqual([undefined, undefined, undefined, '01', '02', '03', '04']);
    expect(weeks.flat().filter((day) => day?.discount).map((day) => day?.date.slice(8))).toEqual(['03', '04', '10', '11', '12', '17', '18']);
  });

  it('has a sheet only where the calendar is published', () => {
    expect(monthSheet('2027-01-01', testDays, shippedCatalogue.policies)).toEqual([]);
  });
});
