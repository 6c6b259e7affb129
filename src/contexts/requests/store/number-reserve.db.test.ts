import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { numbersAhead, reserveNumber } from './number-reserve.ts';

describe('numbers of cases', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(async () => {
    await test.close();
  });

  it('are taken ahead only while many come at once', () => {
    expect([0, 1, 9, 19, 20, 300, 100_000].map(numbersAhead)).toEqual([1, 1, 1, 1, 2, 30, 50]);
  });

  it('follow one another without gaps, and one given back comes next', async () => {
    const taken = [await reserveNumber(test.database, 'XY', 2026), await reserveNumber(test.database, 'XY', 2026)];
    expect(taken.map(({ number }) => number)).toEqual(['XY-2026-000001', 'XY-2026-000002']);
    taken[1]?.giveBack();
    expect((await reserveNumber(test.database, 'XY', 2026)).number).toBe('XY-2026-000002');
    expect((await reserveNumber(test.database, 'XY', 2027)).number).toBe('XY-2027-000001');
  });

  it('are never given twice, however many ask at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 300 }, async () => (await reserveNumber(test.database, 'ZZ', 2026)).number));
    expect(new Set(numbers).size).toBe(300);
  });
});
