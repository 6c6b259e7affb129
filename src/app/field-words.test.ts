import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const sourceRoot = join(import.meta.dirname, '..');

interface Words {
  readonly problems?: Readonly<Record<string, string>>;
  readonly fieldProblems?: Readonly<Record<string, string>>;
}

function words(file: string): Words {
  return JSON.parse(readFileSync(join(sourceRoot, file), 'utf8')) as Words;
}

/** The codes of fields a source names: refused by an action, by a refinement of a contract, or by the reading of input. */
function codesIn(source: string): readonly string[] {
  const refused = source.matchAll(/fieldProblem\((?:[^,()]|\([^()]*\))+,\s*'(?<code>[a-z][\w-]*)'/gu);
  const refined = source.matchAll(/params: \{ code: '(?<code>[\w-]+)'/gu);
  return [...refused, ...refined].flatMap(({ groups }) => groups?.['code'] ?? []);
}

/** What the reading of input itself answers. */
function codesOfParsing(): readonly string[] {
  const source = readFileSync(join(sourceRoot, 'platform/http/parse-input.ts'), 'utf8');
  const [, body = ''] = source.split('function codeOf');
  const [answers = ''] = body.split('\n}\n');
  return answers.split('\n').filter((line) => line.includes('return')).flatMap((line) => {
    const [, chosen = line] = line.split(' ? ');
    return [...chosen.replaceAll(/\[[^\]]*\]/gu, '').matchAll(/'(?<code>[a-z-]+)'/gu)].flatMap(({ groups }) => groups?.['code'] ?? []);
  });
}

const sources = globSync('{contexts,platform,shared,app}/**/*.ts', { cwd: sourceRoot }).filter((file) => !/\.test\.ts$|\/testing\//u.test(file));

describe.each(['zh', 'en'])('every code of a field has words in %s', (language) => {
  const kit = words(`ui/locales/${language}.json`).fieldProblems ?? {};

  it('that the reading of input answers', () => {
    const codes = codesOfParsing();
    expect(codes).toEqual(expect.arrayContaining(['required', 'wrong-type', 'too-small', 'too-long', 'too-big', 'not-an-option', 'unknown-field', 'invalid']));
    expect(codes.filter((code) => !(code in kit))).toEqual([]);
  });

  it('that an action or a contract names', () => {
    const named = sources.flatMap((file) => codesIn(readFileSync(join(sourceRoot, file), 'utf8')).map((code) => ({ file, code })));
    expect(named.length).toBeGreaterThan(150);
    const wordless = named.filter(({ file, code }) => {
      const [room, context = ''] = file.split('/');
      const own = room === 'contexts' ? words(`contexts/${context}/locales/${language}.json`) : {};
      // A cursor is no field of a form: lists word it as a problem of their own.
      return code !== 'invalid-cursor' && !(code in kit) && !(code in (own.fieldProblems ?? {})) && !(code in (own.problems ?? {}));
    });
    expect(wordless).toEqual([]);
  });
});
