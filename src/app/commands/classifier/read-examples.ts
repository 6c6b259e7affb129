import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Example } from '../../../shared/classifier/model.ts';

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Lines `category<TAB>text` of a file, gzipped or not; empty lines are left out. Throws naming the first line without a tab. */
export function readExamples(path: string): readonly Example[] {
  const bytes = readFileSync(path);
  const text = (isGzip(bytes) ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/u, '');
  return text.split(/\r?\n/u).flatMap((line, index): Example[] => {
    if (line.trim() === '') return [];
    const tab = line.indexOf('\t');
    const category = line.slice(0, Math.max(0, tab)).trim();
    if (category === '') throw new Error(`${path}, line ${index + 1}: expected category<TAB>text`);
    return [{ category, text: line.slice(tab + 1).trim() }];
  });
}
