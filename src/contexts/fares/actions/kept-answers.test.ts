import { describe, expect, it } from 'vitest';
import { rulebookWith } from '../testing/fixtures.ts';
import { keptAnswer } from './kept-answers.ts';

describe('kept answers', () => {
  it('are computed once per question and rulebook', async () => {
    let computed = 0;
    const ask = (rulebook: ReturnType<typeof rulebookWith>, question: object) => keptAnswer(rulebook, question, async () => ({ count: ++computed }));
    const rulebook = rulebookWith([]);
    expect(String(await ask(rulebook, { from: 'a' }))).toBe('{"count":1}');
    expect(String(await ask(rulebook, { from: 'a' }))).toBe('{"count":1}');
    expect(String(await ask(rulebook, { from: 'b' }))).toBe('{"count":2}');
    expect(String(await ask(rulebookWith([]), { from: 'a' }))).toBe('{"count":3}');
  });

  it('forget the least recently asked question beyond their bound, and no failure', async () => {
    const rulebook = rulebookWith([]);
    let computed = 0;
    const ask = (number: number) => keptAnswer(rulebook, { number }, async () => ({ computed: ++computed }));
    for (let number = 0; number <= 2000; number++) await ask(number);
    await ask(2000);
    expect(computed).toBe(2001);
    await ask(0);
    expect(computed).toBe(2002);
    await expect(keptAnswer(rulebook, { bad: true }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(String(await keptAnswer(rulebook, { bad: true }, async () => ({ good: 1 })))).toBe('{"good":1}');
  });
});
