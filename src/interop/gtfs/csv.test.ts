import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';

describe('CSV', () => {
  it('reads quotes, doubled quotes, line breaks in fields, CRLF, LF, a byte order mark and a missing last line end', () => {
    expect(readCsv('\uFEFFid,name\r\n1,"a ""b"", c\nd"\n2, plain \r\n3,')).toEqual({
      columns: ['id', 'name'], rows: [['1', 'a "b", c\nd'], ['2', 'plain'], ['3', '']],
    });
  });

  it('fills short rows, drops long ones’ surplus and empty lines', () => {
    expect(readCsv('a,b\n1\n\n2,3,4\n')).toEqual({ columns: ['a', 'b'], rows: [['1', ''], ['2', '3']] });
    expect(readCsv('')).toEqual({ columns: [], rows: [] });
  });

  it('gives back whatever it wrote', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '木', '') }).map((text) => text.trim());
    fc.assert(fc.property(fc.array(fc.tuple(value, value.filter((text) => text !== ''))), (rows) => {
      const table = { columns: ['a', 'b'], rows };
      expect(readCsv(writeCsv(table))).toEqual(table);
    }));
  });
});
