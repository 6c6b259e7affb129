import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../../../ui/api/problem.ts';
import { effectSchema } from '../../../contract.ts';
import { effectKinds, errorsOf, firstEffect, withEntry } from './edit.ts';

describe('the policy editor', () => {
  it('begins every kind of effect with one that the contract accepts', () => {
    for (const kind of effectKinds) expect(effectSchema.parse(firstEffect[kind]).kind).toBe(kind);
  });

  it('finds what is wrong with a field and with anything inside it', () => {
    const problem = new ApiProblem({ status: 422, code: 'invalid-input', context: 'fares', fields: [{ field: 'content.effect.tiers.1.payPercent', code: 'too-big', detail: 'at most 100' }] });
    expect([errorsOf(problem)('effect.tiers'), errorsOf(problem)('effect.tier'), errorsOf(null)('effect')]).toEqual(['at most 100', undefined, undefined]);
  });

  it('changes and removes entries of a list', () => {
    expect([withEntry([1, 2, 3], 1, 9), withEntry([1, 2, 3], 1, undefined)]).toEqual([[1, 9, 3], [1, 3]]);
  });
});
