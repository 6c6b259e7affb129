import { describe, expect, it } from 'vitest';
import { rulebookWith } from '../testing/fixtures.ts';
import { keptPrice } from './kept-prices.ts';

describe('kept prices', () => {
  it('are worked out once per question and rulebook', () => {
    let computed = 0;
    const ask = (rulebook: ReturnType<typeof rulebookWith>, question: string) => keptPrice(rulebook, question, () => `${++computed}`);
    const rulebook = rulebookWith([]);
    expect([ask(rulebook, 'a'), ask(rulebook, 'a'), ask(rulebook, 'b'), ask(rulebook, 'a'), ask(rulebookWith([]), 'a')]).toEqual(['1', '1', '2', '1', '3']);
  });

  it('start anew beyond their bound, and keep no failure', () => {
    const rulebook = rulebookWith([]);
    let computed = 0;
    const ask = (number: number) => keptPrice(rulebook, String(number), () => `${++computed}`);
    for (let number = 0; number <= 1000; number++) ask(number);
    expect(computed).toBe(1001);
    ask(1000);
    expect(computed).toBe(1001);
    ask(0);
    expect(computed).toBe(1002);
    const failing = () => keptPrice(rulebook, 'bad', () => { throw new Error('no'); });
    expect(failing).toThrow('no');
    expect(keptPrice(rulebook, 'bad', () => 'good')).toBe('good');
  });
});
