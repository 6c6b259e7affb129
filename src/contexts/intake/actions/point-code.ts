import { randomInt } from 'node:crypto';

/** Letters and digits nobody confuses on paper: no 0, O, 1, I. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new code for a poster: six signs, over a thousand million possible. */
export function newPointCode(): string {
  return Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
