import { expect, it } from 'vitest';
import { fieldsWithRefusedValue, isRefusedValue } from './refused-value.ts';

const fieldsOf = (message: string, call: object) => fieldsWithRefusedValue(new Error(message), { body: undefined, query: {}, params: {}, ...call }).map(({ field }) => field);

it('tells a value the database cannot hold from its other errors', () => {
  expect(['22003', '22008', '22P02'].map((code) => isRefusedValue({ code }))).toEqual([true, true, true]);
  expect(['22012', '23514', '40001', undefined].map((code) => isRefusedValue({ code }))).toEqual([false, false, false, false]);
});

it('names the fields that hold the value the database quotes', () => {
  expect(fieldsOf('date/time field value out of range: "0000-01-01"', { body: { rule: { validFrom: '0000-01-01', validTo: null } } })).toEqual(['rule.validFrom']);
  expect(fieldsOf('value "2147483648" is out of range for type integer', { body: { items: [{ version: 1 }, { version: 2147483648 }] }, params: { number: '2147483648' } }))
    .toEqual(['items.1.version', 'params.number']);
  expect(fieldsOf('invalid byte sequence for encoding "UTF8": 0x00', { query: { q: '\u0000' } })).toEqual([]);
});
