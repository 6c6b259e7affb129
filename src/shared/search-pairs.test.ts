import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { normaliseForSearch, searchPairs, searchQuery } from './search-pairs.ts';

/** What the database does with a query: contains all pairs, then all phrases. */
function finds(documentText: string, queryText: string): boolean {
  const query = searchQuery(queryText);
  const pairs = new Set(searchPairs(documentText));
  const text = normaliseForSearch(documentText);
  return query.pairs.every((pair) => pairs.has(pair)) && query.phrases.every((phrase) => text.includes(phrase));
}

const awkward = fc.constantFrom('e', '\u0301', '!', 'A', 'Σ', 'İ', '桂', '花', ' ', '１', 'ﬁ', '\u0345', 'ß', '가', '\u1112', '\u1161', '🚗', '%', '_');
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: awkward, maxLength: 40 }));

describe('search pairs', () => {
  it('makes overlapping pairs and single characters', () => {
    expect(searchPairs('桂花新村')).toEqual(['桂花', '花新', '新村', '桂', '花', '新', '村']);
    expect(searchPairs('')).toEqual([]);
    expect(searchPairs('🚗!?')).toEqual([]);
  });

  it('treats width, case and separators as equal', () => {
    expect(normaliseForSearch('CL-2026-000123')).toBe('cl2026000123');
    expect(normaliseForSearch('cl－２０２６ 000123')).toBe('cl2026000123');
  });

  it('asks with pairs only, and with the character itself when there is only one', () => {
    expect(searchQuery('西门')).toEqual({ pairs: ['西门'], phrases: ['西门'] });
    expect(searchQuery('门')).toEqual({ pairs: ['门'], phrases: ['门'] });
    expect(searchQuery(' 桂花  西门 ')).toEqual({ pairs: ['桂花', '西门'], phrases: ['桂花', '西门'] });
    expect(searchQuery(' 。 ')).toEqual({ pairs: [], phrases: [] });
  });

  it.each([
    ['桂花新村西门乱停车', '西门', true],
    ['桂花新村西门乱停车', '西门 桂花', true],
    ['桂花新村西门乱停车', '东门', false],
    ['西面的门', '西门', false],
    ['南园新村14幢树枝压线', '14幢', true],
    ['南园新村14幢树枝压线', '１４幢', true],
    ['南园新村14幢树枝压线', '26幢', false],
    ['CL-2026-000123', 'cl2026', true],
    ['The west gate', 'GATE west', true],
    ['𠮷祥里', '𠮷', true],
  ])('%s ? %s → %s', (documentText, queryText, expected) => {
    expect(finds(documentText, queryText)).toBe(expected);
  });

  it('needs the phrase recheck: pairs alone would find text that only has the pairs scattered', () => {
    expect(searchQuery('东门东').pairs.every((pair) => searchPairs('门东西东门').includes(pair))).toBe(true);
    expect(finds('门东西东门', '东门东')).toBe(false);
  });

  it('finds every excerpt of every document', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), fc.nat(40), (text, from, length) => {
        const excerpt = Array.from(normaliseForSearch(text)).slice(from, from + length).join('');
        expect(finds(text, excerpt)).toBe(true);
      }),
    );
  });

  it('is idempotent and leaves no wildcard, whatever comes in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const normal = normaliseForSearch(text);
        expect(normaliseForSearch(normal)).toBe(normal);
        expect(normal).not.toMatch(/[\s%_\\]/u);
      }),
    );
  });
});
