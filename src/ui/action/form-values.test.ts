import { describe, expect, it } from 'vitest';
import type { FormField } from '../../shared/form.ts';
import { bodyOf, fieldHindrance } from './form-values.ts';

const field = (control: FormField['control'], further: Partial<FormField> = {}): FormField => ({ name: 'x', control, required: false, ...further });

describe('values of an action form', () => {
  it('leaves out what is empty and trims texts', () => {
    const fields = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...field('text'), name }));
    expect(bodyOf(fields, { a: ' x ', b: '  ', c: [], d: 0, other: 'no field' })).toEqual({ a: 'x', d: 0 });
    expect(bodyOf([field('boolean')], { x: false })).toEqual({ x: false });
    expect(bodyOf([field('boolean')], {})).toEqual({});
  });

  it.each([
    [field('text', { required: true }), '  ', 'required'],
    [field('boolean', { required: true }), false, 'required'],
    [field('boolean', { required: true }), true, undefined],
    [field('photos', { required: true, minimum: 1 }), [], 'required'],
    [field('photos', { minimum: 2 }), ['a'], 'tooFew'],
    [field('longText', { maximum: 3 }), 'abcd', 'tooLong'],
    [field('number', { minimum: 1, maximum: 5 }), 6, 'outOfRange'],
    [field('number', { minimum: 1, maximum: 5 }), 5, undefined],
    [field('text'), undefined, undefined],
  ] as const)('%j with %j: %s', (given, value, expected) => {
    expect(fieldHindrance(given, value)).toBe(expected);
  });
});
