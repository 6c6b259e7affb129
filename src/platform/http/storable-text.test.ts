import { expect, it } from 'vitest';
import { withoutUnstorableText } from './storable-text.ts';

it('leaves out what no database keeps, wherever it stands, and nothing else', () => {
  const body = { text: '路灯\u0000不\ud800亮😀', list: ['\udc00a', { 'na\u0000me': 1 }], none: null, count: 3 };
  expect(withoutUnstorableText(body)).toEqual({ text: '路灯不亮😀', list: ['a', { name: 1 }], none: null, count: 3 });
  expect(withoutUnstorableText('\u0000')).toBe('');
  expect(withoutUnstorableText(undefined)).toBeUndefined();
});

it('refuses a body nested too deeply, and a name that becomes the prototype', () => {
  const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
  expect(withoutUnstorableText(deep(60))).toEqual(deep(60));
  expect(() => withoutUnstorableText(deep(100_000))).toThrow(expect.objectContaining({ status: 422, code: 'invalid-input' }));
  expect(() => withoutUnstorableText({ '__pro\u0000to__': { admin: true } })).toThrow(expect.objectContaining({ status: 400 }));
});
