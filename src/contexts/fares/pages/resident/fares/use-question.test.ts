import { describe, expect, it } from 'vitest';
import { shippedCatalogue } from '../../../rules/catalogue.ts';
import type { NetworkVersion } from '../../../rules/model.ts';
import { readAsked, writeAsked } from './use-question.ts';

const version = shippedCatalogue.networks[0] as NetworkVersion;
const read = (search: string) => readAsked(new URLSearchParams(search), version, '2026-11-23');

describe('the question in the address', () => {
  it('opens on the nearest day with data', () => {
    expect(read('')).toEqual({ from: '', to: '', date: '2023-06-23', time: '10:00', medium: 'suzhou-tong', age: undefined, ride: undefined });
    expect(read('at=1999-01-01').date).toBe('2021-06-29');
  });

  it('gives the same question back', () => {
    const asked = read('from=mudu&to=tongli&at=2022-07-16T08:30&medium=suexing-code&rider=age:72&ride=21');
    expect(asked).toMatchObject({ from: 'mudu', to: 'tongli', date: '2022-07-16', time: '08:30', medium: 'suexing-code', age: 72, ride: 21 });
    expect(readAsked(writeAsked(asked), version, '2026-11-23')).toEqual(asked);
  });

  it('takes names of stations, and nothing for what is wrong', () => {
    expect(read('from=木渎&to=Suzhou+Railway+Station')).toMatchObject({ from: 'mudu', to: 'suzhou-railway-station' });
    expect(read('from=nowhere&at=yesterday&rider=old&ride=many')).toMatchObject({ from: '', date: '2023-06-23', age: undefined, ride: undefined });
  });
});
