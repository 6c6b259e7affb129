/** `npm run generate`: writes every generated file anew; `npm run check` compares them. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const generators = ['generate-tables.ts', 'generate-operations.ts', 'generate-openapi.ts', 'generate-lifecycles.ts'];

for (const generator of generators) {
  console.log(`── ${generator}`);
  execFileSync(process.execPath, [join(import.meta.dirname, generator)], { stdio: 'inherit' });
}
