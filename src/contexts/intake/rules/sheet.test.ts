import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRow } from './check-row.ts';
import { guessMapping, headerKey } from './sheet-fields.ts';

const now = Date.parse('2026-03-10T10:00:00+08:00');

describe('guessing what the columns mean', () => {
  it('reads the headers of a city’s message board', () => {
    expect(guessMapping(['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '反对数', '点赞数'])).toEqual({
      outsideNumber: 0, author: 1, subject: 2, sentAt: 3, text: 4, dislikes: 5, likes: 6,
    });
  });

  it('reads those of a hotline, in another order, with signs and white space', () => {
    expect(guessMapping(['序号', '*工单编号', ' 来电时间 ', '诉求内容（必填）', '事发地址', '联系电话', '诉求类别'])).toEqual({
      outsideNumber: 1, sentAt: 2, text: 3, place: 4, phone: 5, category: 6,
    });
    expect(guessMapping(['Case ID', 'Created at', 'Description', 'Address'])).toEqual({ outsideNumber: 0, sentAt: 1, text: 2, place: 3 });
  });

  it('takes no column twice and guesses nothing where there is nothing to go by', () => {
    expect(guessMapping(['甲', '乙', ''])).toEqual({});
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('时间', '内容', '编号', '主题', '留言时间')), { maxLength: 12 }), (headers) => {
        const columns = Object.values(guessMapping(headers));
        expect(new Set(columns).size).toBe(columns.length);
        for (const column of columns) expect(headers[column]).toBeDefined();
      }),
    );
  });

  it('knows the same headers again', () => {
    expect(headerKey(['留言 编号', '时间*'])).toBe(headerKey(['留言编号', '时间']));
    expect(headerKey(['时间', '留言编号'])).not.toBe(headerKey(['留言编号', '时间']));
  });
});

describe('a row', () => {
  const mapping = { outsideNumber: 0, author: 1, subject: 2, sentAt: 3, text: 4, dislikes: 5, likes: 6, phone: 7 } as const;
  const good = ['188006', 'A000102948', '婚纱摄影是否合法纳税', '2019/2/28 11:25:05', '\r\n\t\t\t\r\n\t\t座落在联丰路。\u3000\r\n\r\n\r\n\r\n　　请查处。\u00a0', '0', '1', ''];

  it('is read with its odd white space cleaned', () => {
    expect(checkRow(good, mapping, now)).toEqual({
      problems: [],
      message: {
        outsideNumber: '188006', author: 'A000102948', subject: '婚纱摄影是否合法纳税', text: '座落在联丰路。\n\n请查处。', sentAt: Date.parse('2019-02-28T11:25:05+08:00'),
        place: null, phone: null, category: null, likes: 1, dislikes: 0,
      },
    });
  });

  it('names every field that is wrong at once', () => {
    const bad = ['', 'x'.repeat(41), '', '昨天', ' \t ', '很多', '-1', '12345'];
    const { message, problems } = checkRow(bad, mapping, now);
    expect(message).toBeNull();
    expect(problems.map(({ field, code }) => `${field}:${code}`)).toEqual([
      'outsideNumber:missing', 'author:too-long', 'text:missing', 'sentAt:time-unreadable', 'phone:phone-invalid', 'likes:not-a-number', 'dislikes:not-a-number',
    ]);
  });

  it('refuses the future and the distant past, and signs without words', () => {
    const codes = (change: Record<number, string>): readonly string[] => checkRow(good.map((cell, index) => change[index] ?? cell), mapping, now).problems.map(({ code }) => code);
    expect(codes({ 3: '2027-01-01' })).toEqual(['time-in-future']);
    expect(codes({ 3: '1901-01-01' })).toEqual(['time-too-early']);
    expect(codes({ 4: '……！！' })).toEqual(['no-words']);
    expect(codes({ 3: '' })).toEqual(['missing']);
    expect(codes({ 7: '138 0013 8000' })).toEqual([]);
  });

  it('takes the subject for the text where there is no text, and lives without columns that are not there', () => {
    expect(checkRow(['路灯不亮'], { subject: 0 }, now).message).toMatchObject({ text: '路灯不亮', outsideNumber: null, sentAt: null, likes: 0 });
  });

  it('either gives a message or says what is wrong, whatever the cells hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 9 }), (cells) => {
        const { message, problems } = checkRow(cells, mapping, now);
        expect(message === null).toBe(problems.length > 0);
      }),
    );
  });
});
