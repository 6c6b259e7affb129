import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalJson, type CanonicalValue } from './canonical-json.ts';

const wellFormed = fc.jsonValue({ stringUnit: 'binary', noUnicodeString: false }) as fc.Arbitrary<CanonicalValue>;

/** The same value with the members of every object in opposite order. */
function turned(value: CanonicalValue): CanonicalValue {
  if (Array.isArray(value)) return value.map((item: CanonicalValue) => turned(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, turned(member as CanonicalValue)]));
}

describe('canonical JSON', () => {
  it('sorts keys and writes no spaces', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: '桂花\n', A: 1.5 })).toBe('{"A":1.5,"a":"桂花\\n","b":[1,{"c":true,"d":null}]}');
    expect(canonicalJson(-0)).toBe('0');
    expect(canonicalJson({})).toBe('{}');
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['undefined member', { a: undefined }],
    ['undefined item', [undefined]],
    ['hole', new Array(1)],
    ['NaN', { a: Number.NaN }],
    ['infinity', [Infinity]],
    ['date', new Date(0)],
    ['bigint', 1n],
    ['function', () => 1],
    ['map', new Map()],
    ['half a surrogate', '\ud800'],
    ['half a surrogate in a key', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value as CanonicalValue)).toThrow(TypeError);
  });

  it('refuses a circle and says where', () => {
    const circle: { next?: unknown } = {};
    circle.next = circle;
    expect(() => canonicalJson(circle as CanonicalValue)).toThrow('too deeply');
    expect(() => canonicalJson({ a: [{ b: Number.NaN }] })).toThrow('.a[0].b');
  });

  it('is JSON of the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(wellFormed, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(turned(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text) as CanonicalValue)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
