import { describe, expect, it } from 'vitest';
import { rulebookWith } from '../testing/fixtures.ts';
import { keptAnswer } from './kept-answers.ts';

describe('kept answers', () => {
  it('are kept from the second asking on, per question and rulebook', async () => {
    let computed = 0;
    const ask = async (rulebook: ReturnType<typeof rulebookWith>, question: object) => String(await keptAnswer(rulebook, question, async () => ({ count: ++computed })));
    const rulebook = rulebookWith([]);
    expect(await ask(rulebook, { from: 'a' })).toBe('{"count":1}');
    expect(await ask(rulebook, { from: 'a' })).toBe('{"count":2}');
    expect(await ask(rulebook, { from: 'a' })).toBe('{"count":2}');
    expect(await ask(rulebook, { from: 'b' })).toBe('{"count":3}');
    expect(await ask(rulebookWith([]), { from: 'a' })).toBe('{"count":4}');
  });

  it('start anew beyond their bound, and keep no failure', async () => {
    const rulebook = rulebookWith([]);
    let computed = 0;
    const ask = (number: number) => keptAnswer(rulebook, { number }, async () => ({ computed: ++computed }));
    for (let number = 0; number <= 500; number++) {
      await ask(number);
      await ask(number);
    }
    expect(computed).toBe(1002);
    await ask(500);
    expect(computed).toBe(1002);
    await ask(0);
    expect(computed).toBe(1003);
    await expect(keptAnswer(rulebook, { bad: true }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(String(await keptAnswer(rulebook, { bad: true }, async () => ({ good: 1 })))).toBe('{"good":1}');
  });
});
