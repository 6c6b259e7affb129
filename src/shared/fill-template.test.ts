import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillTemplate, templateWords } from './fill-template.ts';

const facts = { number: 'CL-2026-000123', place: '桂花社区桂花新村', category: '违章停车' };

describe('a template', () => {
  it('is filled with the facts of one record, in either language', () => {
    expect(fillTemplate('您反映的{编号}({地点})已安排处理。', facts)).toBe('您反映的CL-2026-000123(桂花社区桂花新村)已安排处理。');
    expect(fillTemplate('{number} at {place}: {category}', facts)).toBe('CL-2026-000123 at 桂花社区桂花新村: 违章停车');
  });

  it('leaves out what a record does not have and keeps words it does not know', () => {
    expect(fillTemplate('{工作站}已收到', facts)).toBe('已收到');
    expect(fillTemplate('{姓名}您好 {} { number } {{number}}', facts)).toBe('{姓名}您好 {} { number } {CL-2026-000123}');
  });

  it('never puts in what stands in the facts twice, and leaves texts without braces alone', () => {
    expect(fillTemplate('{number}', { number: '{place}', place: 'x' })).toBe('{place}');
    fc.assert(fc.property(fc.string().filter((text) => !text.includes('{')), (text) => fillTemplate(text, facts) === text));
  });

  it('offers the same words in both languages', () => {
    const filled = (words: readonly string[]) => words.map((word) => fillTemplate(`{${word}}`, facts));
    expect(filled(templateWords.zh)).toEqual(filled(templateWords.en));
  });
});
