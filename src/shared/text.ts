/** Control characters, directions and other invisible steering that must not come in with text; joiners inside emoji stay. */
const STEERING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;
/** A letter or digit a person can see: without the letters of Unicode that show nothing (Hangul fillers; blank Braille is no letter anyway). */
export const visibleLetterOrDigit = /(?![\u115f\u1160\u3164\uffa0])[\p{L}\p{N}]/u;
/** Parts that join the character before them into one sign: marks, variation selectors, skin tones, tags. */
const JOINING = /^(?:\p{M}|[\ufe00-\ufe0f]|[\u{1f3fb}-\u{1f3ff}]|[\u{e0020}-\u{e007f}])$/u;
const JOINER = '\u200d';
const REGIONAL = /^[\u{1f1e6}-\u{1f1ff}]$/u;

/** Splits text into what a reader would call characters: emoji families, flags and letters with marks are one each. */
export function splitCharacters(text: string): string[] {
  const signs: string[] = [];
  let joined = false;
  let halfFlag = false;
  for (const point of Array.from(text)) {
    const flagEnds: boolean = halfFlag && REGIONAL.test(point);
    if (signs.length > 0 && (joined || flagEnds || point === JOINER || JOINING.test(point))) signs[signs.length - 1] += point;
    else signs.push(point);
    halfFlag = !flagEnds && REGIONAL.test(point);
    joined = point === JOINER;
  }
  return signs;
}

/** Length in characters as a reader counts them; limits shown to people use this. */
export function countCharacters(text: string): number {
  return splitCharacters(text).length;
}

/** At most so many characters; what is cut is replaced by … within the limit. Never cuts a sign in two. */
export function truncateText(text: string, limit: number): string {
  const signs = splitCharacters(text);
  return signs.length <= limit ? text : `${signs.slice(0, Math.max(0, limit - 1)).join('')}…`;
}

/** True when there is at least one letter or digit a person can see; false for emoji only, punctuation only, fillers only. */
export function hasLetterOrDigit(text: string): boolean {
  return visibleLetterOrDigit.test(text);
}

/** Removes control and direction characters and broken surrogates; keeps line breaks and tabs. */
export function stripControls(text: string): string {
  return text.replace(STEERING, '');
}

/** One line: every run of white space becomes a single space, ends trimmed. */
export function collapseWhiteSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** What a person typed into a one-line field, ready to store: composed, no controls, single spaces. */
export function cleanLine(text: string): string {
  return collapseWhiteSpace(stripControls(text.replace(/[\u2028\u2029]/gu, ' ')).normalize('NFC'));
}

/** What a person typed into a large field, ready to store: composed, no controls, `\n` line ends, at most one empty line in a row. */
export function cleanText(text: string): string {
  return stripControls(text.replace(/\r\n?|[\u2028\u2029]/gu, '\n'))
    .normalize('NFC')
    .replace(/[^\S\n]+(?=\n|$)/gu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
