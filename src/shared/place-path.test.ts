import { describe, expect, test } from 'vitest';
import { depthOf, inOneStreet, isCityWide, placeCovers, placeTopics, streetPathOf } from './place-path.ts';

const street = '31.3101.310101.310101001';
const community = `${street}.310101001001`;

describe('paths of places', () => {
  test('a place contains itself and what lies below, not its neighbours', () => {
    expect(placeCovers(street, street)).toBe(true);
    expect(placeCovers(street, community)).toBe(true);
    expect(placeCovers(community, street)).toBe(false);
    // Codes are compared whole: one that only begins alike is another place.
    expect(placeCovers(street, `${street}1`)).toBe(false);
  });

  test('the street of a place is the fourth level, and what lies above is its own', () => {
    expect(streetPathOf(community)).toBe(street);
    expect(streetPathOf('31.3101')).toBe('31.3101');
    expect(inOneStreet(community, street)).toBe(true);
    expect(inOneStreet(community, '31.3101.310101.310101002')).toBe(false);
  });

  test('the city and the province are city-wide, a district is not', () => {
    expect(['31', '31.3101', '31.3101.310101'].map(isCityWide)).toEqual([true, true, false]);
    expect(depthOf(community)).toBe(5);
  });

  test('whoever listens at a place hears of what happens below it', () => {
    expect(placeTopics('31.3101')).toEqual(['place:31', 'place:3101']);
  });
});
