import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('writes nothing that a spreadsheet takes for a formula, and quotes what parts cells', () => {
  const formulas = ['=1+1', '+86', '-1', '@SUM', '＝1', '＋1', '－1', '＠x', '\t=1', '\n=1'];
  expect(formulas.map((cell) => csvLine([cell]).replace(/^"|"?\r\n$/gu, ''))).toEqual(formulas.map((cell) => `'${cell}`));
  expect(csvLine(['路灯,坏了', '他说"好"', '两\n行', '1=1', ''])).toBe('"路灯,坏了","他说""好""","两\n行",1=1,\r\n');
});
