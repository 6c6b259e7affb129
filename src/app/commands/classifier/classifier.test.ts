import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addClassifier } from '../classifier.ts';
import { readExamples } from './read-examples.ts';

let folder: string;
let printed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-classifier-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const train = ['垃圾\t垃圾桶满了', '垃圾\t一地 垃圾 没人扫', '垃圾\t垃圾房很臭', '停车\t车停在门口', '停车\t消防通道停了车', '停车\t没有停车位', ''].join('\n');

async function evaluate(...options: string[]): Promise<void> {
  const program = new Command().exitOverride();
  addClassifier(program, () => {
    throw new Error('no configuration is needed');
  });
  await program.parseAsync(['node', 'lianxin', 'classifier', 'evaluate', ...options]);
}

it('trains on one file, gzipped or not, and prints how it does on another', async () => {
  const [a, b] = [join(folder, 'a.tsv.gz'), join(folder, 'b.tsv')];
  writeFileSync(a, gzipSync(train));
  writeFileSync(b, '\uFEFF垃圾\t楼下有垃圾\r\n停车\t外来车辆停车\r\n停车\t垃圾\r\n');
  await evaluate('--train', a, '--test', b, '--json');
  expect(JSON.parse(printed.join(''))).toMatchObject({
    accuracy: 2 / 3,
    perCategory: { 垃圾: { precision: 0.5, recall: 1, count: 1 }, 停车: { precision: 1, recall: 0.5, count: 2 } },
  });
  printed = [];
  await evaluate('--train', a, '--test', b);
  expect(printed.join('\n')).toContain('majority');
});

it('names the line that is wrong', () => {
  const path = join(folder, 'c.tsv');
  writeFileSync(path, '垃圾\t好\n没有类别\n');
  expect(() => readExamples(path)).toThrow('line 2');
});

it('refuses a file of one category', async () => {
  const path = join(folder, 'd.tsv');
  writeFileSync(path, '垃圾\t好\n');
  await expect(evaluate('--train', path, '--json')).rejects.toThrow('two categories');
});
