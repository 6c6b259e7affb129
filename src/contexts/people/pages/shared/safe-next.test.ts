import { expect, it } from 'vitest';
import { safeNext } from './safe-next.ts';

it.each([
  ['?next=%2Frequests%3Fstate%3Dnew', '/requests?state=new'],
  ['', '/me'],
  ['?next=https%3A%2F%2Fevil.example', '/me'],
  ['?next=%2F%2Fevil.example', '/me'],
  ['?next=%2F%5Cevil.example', '/me'],
  ['?next=javascript%3Aalert(1)', '/me'],
])('%s leads to %s', (search, target) => {
  expect(safeNext(search, '/me')).toBe(target);
});
