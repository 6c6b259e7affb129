import { parse } from 'yaml';
import { z } from 'zod';
import { policyTemplates, shippedCatalogue } from '../rules/catalogue.ts';
import type { QuoteQuestion } from '../rules/question.ts';
import { type Quote, quote } from '../rules/quote.ts';
import { parseMoment } from '../rules/time.ts';
import { rulebookWith } from './fixtures.ts';

const amount = z.string().regex(/^(不确定|\d+(\.\d{1,2})? ?元)$/u, { error: '写成“3.5 元”或“不确定”' });
const moment = z.string().refine((text) => parseMoment(text) !== undefined, { error: '写成“2022-07-16 10:00”' });

const caseSchema = z.strictObject({
  名称: z.string(),
  从: z.string(),
  到: z.string(),
  进站: moment,
  出站: moment.optional(),
  票卡: z.string(),
  年龄: z.int().optional(),
  身高厘米: z.int().optional(),
  身份: z.array(z.string()).optional(),
  本月第几次: z.int().optional(),
  原价: amount.optional(),
  应付: amount,
  理由: z.record(z.string(), z.string().regex(/^(适用|不适用)([,，].*)?$/u, { error: '以“适用”或“不适用”开头' })).optional(),
  说明里有: z.string().optional(),
});

const fileSchema = z.strictObject({
  说明: z.string(),
  线网: z.string(),
  加上样例: z.array(z.string()).default([]),
  情形: z.array(caseSchema).min(1),
});

export type PolicyCase = z.output<typeof caseSchema>;
export type PolicyFile = z.output<typeof fileSchema>;

/** Reads a file of situations and expected prices; mistakes name the place in Chinese. */
export function readPolicyFile(text: string): PolicyFile {
  return fileSchema.parse(parse(text, { schema: 'core' }));
}

function momentOf(text: string): { date: string; second: number } {
  const found = parseMoment(text);
  if (!found) throw new Error(`不是时间：${text}`);
  return { date: found.date, second: found.second };
}

function questionOf(file: PolicyFile, one: PolicyCase): QuoteQuestion {
  const medium = shippedCatalogue.media.find((candidate) => candidate.name.zh === one.票卡 || candidate.id === one.票卡);
  if (!medium) throw new Error(`没有这种票卡：${one.票卡}`);
  return {
    network: file.线网, from: one.从, to: one.到, medium: medium.id, entry: momentOf(one.进站), ride: one.本月第几次,
    exit: one.出站 === undefined ? undefined : momentOf(one.出站),
    rider: {
      groups: one.身份 ?? [],
      ...(one.年龄 === undefined ? {} : { age: one.年龄 }),
      ...(one.身高厘米 === undefined ? {} : { heightCm: one.身高厘米 }),
    },
  };
}

const written = (fen: number | null): string => (fen === null ? '不确定' : `${fen / 100} 元`);
const fenOf = (text: string): number | null => (text === '不确定' ? null : Math.round(Number.parseFloat(text) * 100));

function priceMistake(name: string, expected: string | undefined, fen: number | null): string | undefined {
  return expected === undefined || fenOf(expected) === fen ? undefined : `${name}应为 ${expected}，实为 ${written(fen)}`;
}

function reasonMistake(answer: Quote, title: string, expected: string): string | undefined {
  const policy = answer.policies.find((candidate) => candidate.title.zh === title);
  if (!policy) return `没有这条政策：${title}`;
  const [, verdict, words = ''] = /^(适用|不适用)[,，]?(.*)$/u.exec(expected) ?? [];
  const said = policy.applied ? '适用' : '不适用';
  return said === verdict && policy.because.zh.includes(words) ? undefined : `${title}：应为“${expected}”，实为“${said}，${policy.because.zh}”`;
}

/** Prices one situation and lists in Chinese everything that is not as expected; empty when all is. */
export function mistakesOf(file: PolicyFile, one: PolicyCase): string[] {
  const templates = file.加上样例.map((id) => {
    const found = policyTemplates.find((template) => template.id === id);
    if (!found) throw new Error(`没有这份样例：${id}`);
    return found;
  });
  const answer = quote(rulebookWith([...shippedCatalogue.policies, ...templates]), questionOf(file, one));
  const notes = answer.notes.map((note) => note.zh).join('\n');
  return [
    priceMistake('原价', one.原价, answer.baseFen),
    priceMistake('应付', one.应付, answer.payFen),
    ...Object.entries(one.理由 ?? {}).map(([title, expected]) => reasonMistake(answer, title, expected)),
    one.说明里有 !== undefined && !notes.includes(one.说明里有) ? `说明里没有“${one.说明里有}”:\n${notes}` : undefined,
  ].filter((mistake) => mistake !== undefined);
}
