import { FareError } from './errors.ts';
import type { Rider } from './model.ts';

const FACT = /^(?:(age|height)[:=-])?(\d{1,3})$/u;
const GROUP = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** Reads who rides, written `age:72,height:128,pupil`; a bare number is an age. Throws `invalid-rider`. */
export function parseRider(text: string): Rider {
  let rider: { age?: number; heightCm?: number; groups: string[] } = { groups: [] };
  for (const part of text.split(',').map((word) => word.trim().toLowerCase()).filter((word) => word !== '')) {
    const fact = FACT.exec(part);
    if (fact?.[1] === 'height') rider = { ...rider, heightCm: Number(fact[2]) };
    else if (fact) rider = { ...rider, age: Number(fact[2]) };
    else if (GROUP.test(part)) rider.groups.push(part);
    else throw new FareError('invalid-rider', 'rider', { asked: part });
  }
  return rider;
}

/** A rider as `parseRider` reads it; empty when nothing is known. */
export function writeRider(rider: Rider): string {
  return [
    ...(rider.age === undefined ? [] : [`age:${rider.age}`]),
    ...(rider.heightCm === undefined ? [] : [`height:${rider.heightCm}`]),
    ...rider.groups,
  ].join(',');
}
