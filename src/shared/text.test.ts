import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { cleanLine, cleanText, collapseWhiteSpace, countCharacters, hasLetterOrDigit, splitCharacters, stripControls, truncateText } from './text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('text', () => {
  it.each([['桂花新村', 4], ['👨‍👩‍👧', 1], ['🇨🇳🇨🇳', 2], ['👍🏽', 1], ['e\u0301', 1], ['❤️', 1], ['', 0], ['𠮷', 1], ['🇨🇳🇨', 2], ['1️⃣', 1]])('%s has %i characters', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });

  it('cuts between signs only', () => {
    expect(truncateText('桂花新村西门', 4)).toBe('桂花新…');
    expect(truncateText('桂花新村', 4)).toBe('桂花新村');
    expect(truncateText('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 2)).toBe('👨‍👩‍👧…');
  });

  it.each([['🚗🚗', false], ['!?。', false], ['\u3164', false], ['', false], ['  ', false], ['\u200b', false], ['🚗车', true], ['4', true], ['é', true], ['④', true]])('visible letter or digit in %j: %s', (text, expected) => {
    expect(hasLetterOrDigit(text)).toBe(expected);
  });

  it('cleans what comes in', () => {
    expect(stripControls('a\u0000b\u202ec\u200bd\ud800e\tf\n')).toBe('abcde\tf\n');
    expect(stripControls('👨‍👩‍👧')).toBe('👨‍👩‍👧');
    expect(collapseWhiteSpace(' 西门 \n\u3000停车 ')).toBe('西门 停车');
    expect(cleanLine(' e\u0301\u2028西门\r\n停车\u0007 ')).toBe('é 西门 停车');
    expect(cleanText(' 一 \r\n\r\n\r\n\r\n二\u2029三\u0000 ')).toBe('一\n\n二\n三');
  });

  it('splitting loses nothing, cutting keeps the limit, cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, limit) => {
        expect(splitCharacters(text).join('')).toBe(text);
        expect(countCharacters(truncateText(text, limit))).toBeLessThanOrEqual(limit);
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});
