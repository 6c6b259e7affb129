import { describe, expect, it } from 'vitest';
import { createStatementNames } from './statement-names.ts';

describe('statement names', () => {
  it('name a text from its second use on, always the same', () => {
    const nameOf = createStatementNames();
    expect(nameOf('select 1')).toBeUndefined();
    const name = nameOf('select 1');
    expect(name).toBeDefined();
    expect(nameOf('select 1')).toBe(name);
  });

  it('give different texts different names, of the same length too', () => {
    const nameOf = createStatementNames();
    for (const text of ['select 1', 'select 2', 'select 3']) nameOf(text);
    const names = ['select 1', 'select 2', 'select 3'].map((text) => nameOf(text));
    expect(new Set(names).size).toBe(3);
  });

  it('stop naming when there are too many texts', () => {
    const nameOf = createStatementNames();
    for (let index = 0; index < 1000; index++) nameOf(`select ${index}`);
    expect(nameOf('select 999')).toBeUndefined();
    expect(nameOf('select 1')).toBeDefined();
  });
});
