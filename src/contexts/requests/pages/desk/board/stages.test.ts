import { describe, expect, it } from 'vitest';
import { openStates } from '../../../lifecycle.ts';
import { stagesOf } from './stages.ts';

describe('the columns of the board', () => {
  it('hold every open state exactly once', () => {
    const held = stagesOf().flatMap(({ states }) => states);
    expect([...held].sort()).toEqual([...openStates].sort());
  });

  it('put a state nobody placed where work is going on', () => {
    const stages = stagesOf(['submitted', 'elsewhere' as 'working']);
    expect(stages.find(({ stage }) => stage === 'handling')?.states).toEqual(['elsewhere']);
    expect(stages.find(({ stage }) => stage === 'toAccept')?.states).toEqual(['submitted']);
  });
});
