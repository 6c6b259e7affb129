/** A part of a photo, as shares of its width and height from the upper left corner. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Smaller than this nobody has drawn anything on purpose. */
const least = 0.01;

const between = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);

/** The part between two corners, wherever the drawing began; undefined when it is a mere touch. */
export function partBetween(one: { readonly x: number; readonly y: number }, other: { readonly x: number; readonly y: number }): Part | undefined {
  const [left, right] = [one.x, other.x].map((x) => between(x, 0, 1)).sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [one.y, other.y].map((y) => between(y, 0, 1)).sort((a, b) => a - b) as [number, number];
  return right - left < least || bottom - top < least ? undefined : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The part moved, kept inside the photo. */
export function moved(part: Part, byX: number, byY: number): Part {
  return { ...part, x: between(part.x + byX, 0, 1 - part.width), y: between(part.y + byY, 0, 1 - part.height) };
}

/** The part made larger or smaller at its lower right corner, kept inside the photo. */
export function resized(part: Part, byX: number, byY: number): Part {
  return { ...part, width: between(part.width + byX, least, 1 - part.x), height: between(part.height + byY, least, 1 - part.y) };
}

/** What a key does to the part it is pressed on: arrows move, with Shift they resize; null takes the part away, undefined is no such key. */
export function changedByKey(part: Part, key: string, shift: boolean): Part | null | undefined {
  const step = 0.02;
  const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  const direction = directions[key];
  if (direction) return shift ? resized(part, ...direction) : moved(part, ...direction);
  return key === 'Delete' || key === 'Backspace' ? null : undefined;
}

/** A part in the middle, for those who draw with the keyboard. */
export const middle: Part = { x: 0.4, y: 0.4, width: 0.2, height: 0.2 };
