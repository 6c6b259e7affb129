import { describe, expect, it } from 'vitest';
import { parseRider, writeRider } from './rider.ts';

describe('who rides', () => {
  it.each([
    ['', { groups: [] }], ['72', { age: 72, groups: [] }], ['age:72', { age: 72, groups: [] }], ['age-72, height:128 ,Pupil', { age: 72, heightCm: 128, groups: ['pupil'] }],
  ])('%j', (text, rider) => {
    expect(parseRider(text)).toEqual(rider);
    expect(parseRider(writeRider(rider))).toEqual(rider);
  });

  it.each(['age:old', 'height:1.28', '老人', 'age:1000'])('refuses %j', (text) => {
    expect(() => parseRider(text)).toThrow('invalid-rider');
  });
});
