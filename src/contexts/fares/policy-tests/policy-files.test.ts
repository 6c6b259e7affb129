import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mistakesOf, readPolicyFile } from '../testing/policy-file.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.policy.yaml'));

for (const name of files) {
  const file = readPolicyFile(readFileSync(join(folder, name), 'utf8'));
  describe(`${name}:${file.说明}`, () => {
    it.each(file.情形.map((one) => [one.名称, one] as const))('%s', (_, one) => {
      expect(mistakesOf(file, one)).toEqual([]);
    });
  });
}

describe('the reader of policy files', () => {
  const head = '说明: 试\n线网: suzhou-metro\n情形:\n  - {名称: 试, 从: 木渎, 到: 钟南街, 进站: 2022-07-16 10:00, 票卡: 苏州通';
  const mistakes = (rest: string): string[] => {
    const file = readPolicyFile(`${head}, ${rest}}`);
    return file.情形.flatMap((one) => mistakesOf(file, one));
  };

  it('finds a wrong price, a wrong verdict, a wrong reason, an unknown policy and a missing note', () => {
    expect(mistakes('应付: 3.00元')).toEqual([]);
    expect(mistakes('应付: 4 元')).toEqual(['应付应为 4 元，实为 3 元']);
    expect(mistakes('应付: 3 元, 原价: 5 元')).toEqual(['原价应为 5 元，实为 6 元']);
    expect(mistakes('应付: 3 元, 理由: {普通卡 9.5 折: 适用}').length).toBe(1);
    expect(mistakes('应付: 3 元, 理由: {普通卡 9.5 折: "不适用，下雨"}').length).toBe(1);
    expect(mistakes('应付: 3 元, 理由: {没有的: 适用}')).toEqual(['没有这条政策：没有的']);
    expect(mistakes('应付: 3 元, 说明里有: 下雨').length).toBe(1);
  });

  it('refuses what it does not understand', () => {
    for (const rest of ['应付: 三元', '应付: 3 元, 天气: 雨', '应付: 3 元, 出站: 明天', '应付: 3 元, 理由: {普通卡 9.5 折: 也许}']) {
      expect(() => readPolicyFile(`${head}, ${rest}}`)).toThrow();
    }
  });

  it('reads every file beside it', () => {
    expect(files.length).toBeGreaterThanOrEqual(2);
  });
});
