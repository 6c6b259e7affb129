import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const sourceRoot = join(import.meta.dirname, '..');

type Words = Readonly<Record<string, string>>;

async function wordsOf(language: 'zh' | 'en'): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>();
  for await (const file of glob(`**/locales/${language}.json`, { cwd: sourceRoot })) {
    const { problems = {} } = JSON.parse(await readFile(join(sourceRoot, file), 'utf8')) as { readonly problems?: Words };
    for (const [code, text] of Object.entries(problems)) if (!words.has(code)) words.set(code, text);
  }
  return words;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/**
 * The page that the `type` of every problem document leads to (RFC 9457): each code with what residents and staff are told,
 * in both languages, taken from the words the screens use.
 */
export async function problemPage(): Promise<string> {
  const [zh, en] = await Promise.all([wordsOf('zh'), wordsOf('en')]);
  const entries = [...zh.keys()].sort().map((code) => `<dt id="${escaped(code)}"><code>${escaped(code)}</code></dt><dd>${escaped(zh.get(code) ?? '')}</dd><dd lang="en">${escaped(en.get(code) ?? '')}</dd>`);
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Lianxin API: problems 错误代码</title>
  </head>
  <body>
    <h1>错误代码 Problems</h1>
    <p>出错时，接口返回 application/problem+json（RFC 9457），其中 code 不会改变，fields 指出有问题的字段。</p>
    <p lang="en">Errors are answered as application/problem+json (RFC 9457) with a stable code; fields names what is wrong with the input.</p>
    <dl>
${entries.join('\n')}
    </dl>
  </body>
</html>
`;
}
