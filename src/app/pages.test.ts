import { describe, expect, it } from 'vitest';
import { pages as desk } from './desk/pages.ts';
import { pages as field } from './field/pages.ts';
import { pages as resident } from './resident/pages.ts';

describe('the pages of a face', () => {
  it.each([
    ['resident', resident],
    ['field', field],
    ['desk', desk],
  ])('%s: each address leads to one page', (_face, pages) => {
    const paths = pages.flatMap(({ routes }) => routes.map(({ path }) => path.replaceAll(/:\w+/gu, ':')));
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
