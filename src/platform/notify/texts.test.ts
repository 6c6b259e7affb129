import { describe, expect, it } from 'vitest';
import { smsParts, smsText } from './sms.ts';
import { placesOf, readTemplates, wordMessage } from './texts.ts';

const templates = [...readTemplates()];

/** Parameters as they usually are; others stand for a word or two. */
const usual: Readonly<Record<string, string>> = {
  number: 'CL-2026-000123',
  link: 'https://lianxin.example.cn/t/abcdefghijklmnopqrstuv',
  code: '123456',
  minutes: '5',
};

describe.each(templates)('the message %s', (name, { zh, en }) => {
  const places = new Set([zh, en].flatMap(({ title, text, short }) => placesOf(`${title}${text}${short ?? ''}`)));
  const parameters = Object.fromEntries([...places].map((place) => [place, usual[place] ?? '桂花新村工作站']));

  it('says the same in Chinese and English', () => {
    expect(new Set(placesOf(en.text))).toEqual(new Set(placesOf(zh.text)));
  });

  it('fits into two text messages', () => {
    const { text, short } = wordMessage(name, 'zh', parameters);
    expect(smsParts(smsText(short ?? text, 'zh'))).toBeLessThanOrEqual(2);
  });
});

describe('wording', () => {
  it('refuses unknown messages and missing parameters', () => {
    expect(() => wordMessage('requests.unheardOf', 'zh', {})).toThrow('requests.unheardOf');
    expect(() => wordMessage('requests.received', 'zh', {})).toThrow(/parameter/u);
  });

  it('never reads parameters as places of their own', () => {
    const { text } = wordMessage('requests.received', 'zh', { ...usual, number: '{{link}}' });
    expect(text).toContain('{{link}}');
  });
});

describe('counting text messages', () => {
  it.each([
    ['字'.repeat(70), 1],
    ['字'.repeat(71), 2],
    ['字'.repeat(134), 2],
    ['字'.repeat(135), 3],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    [`${'a'.repeat(70)}字`, 2],
  ])('%#', (text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });
});
