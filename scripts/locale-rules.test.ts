import { describe, expect, it } from 'vitest';
import { fixPunctuation, flatten, hasHalfWidthPunctuation, isMostlyChinese, missingKeys, usesIn, withoutComments } from './locale-rules.ts';

describe('locale rules', () => {
  it('flattens groups', () => {
    expect([...flatten({ a: { b: 'x', c: { d: 'y' } } })]).toEqual([['a.b', 'x'], ['a.c.d', 'y']]);
  });

  it('names keys that one language lacks and counts plural forms as one', () => {
    const zh = flatten({ count_other: '几条', only: '只有中文' });
    const en = flatten({ count_one: 'one', count_other: 'many', extra: 'only English' });
    expect(missingKeys(zh, en)).toEqual(['only is missing in en', 'extra is missing in zh']);
  });

  it.each([
    ['你好,世界', true],
    ['你好\uff0c世界', false],
    ['共 {{count}} 条', false],
    ['(见附件)', true],
    ['说明\uff08见附件\uff09', false],
    ['2 小时内:', true],
    ['见 https://example.org/a,b', false],
    ['完成.', true],
    ['版本 1.2', false],
  ])('half-width punctuation in %s: %s', (text, expected) => {
    expect(hasHalfWidthPunctuation(text)).toBe(expected);
  });

  it.each([
    ['{{number}}已收到,查看:{{link}}', '{{number}}已收到\uff0c查看\uff1a{{link}}'],
    ['民生小项目(应急类)', '民生小项目\uff08应急类\uff09'],
    ['好吗?好.', '好吗\uff1f好\u3002'],
    ['12:30 开门', '12:30 开门'],
  ])('repairs %s', (text, expected) => {
    expect(fixPunctuation(text)).toBe(expected);
    expect(hasHalfWidthPunctuation(expected)).toBe(false);
  });

  it('lets English name Chinese words', () => {
    expect(isMostlyChinese('Two characters are enough, e.g. 停车')).toBe(false);
    expect(isMostlyChinese('停车')).toBe(true);
  });

  it('does not guess the namespace of a function handed in', () => {
    expect(usesIn("export function words(t: T) { return t('share.copied'); }")).toEqual([{ namespace: '', key: 'share.copied', exact: true }]);
  });

  it('takes the namespace of the function a key stands in', () => {
    const source = "function A() { const { t } = useTranslation(['nav', 'ui']); t('x.y'); }\nfunction B() { const { t } = useTranslation(); t('back'); }";
    expect(usesIn(source).map(({ namespace, key }) => `${namespace}:${key}`)).toEqual(['nav:x.y', 'ui:back']);
  });

  it('takes comments out and leaves addresses in', () => {
    expect(withoutComments("const a = 'http://x'; // 注释\n/* 注释 */ b")).toBe("const a = 'http://x'; \n b");
  });

  it('finds literal, conditional and computed keys with their namespaces', () => {
    const source = `
      const { t } = useTranslation('requests');
      t('report.title'); t('ui:retry'); t(done ? 'a.yes' : 'a.no', { name });
      t(\`states.\${state}\`); t('desk.x', { ns: 'nav' }); t(\`\${any}\`);
    `;
    expect(usesIn(source)).toEqual([
      { namespace: 'requests', key: 'report.title', exact: true },
      { namespace: 'ui', key: 'retry', exact: true },
      { namespace: 'requests', key: 'a.yes', exact: true },
      { namespace: 'requests', key: 'a.no', exact: true },
      { namespace: 'requests', key: 'states.', exact: false },
      { namespace: 'nav', key: 'desk.x', exact: true },
    ]);
  });
});
