/** Writes docs/openapi.json from the contracts; `--check` compares instead of writing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../src/platform/http/openapi.ts';
import { contractRoutes } from './contract-routes.ts';
import { compactJson, root, writeOrCheck } from './generated-files.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const document = openApiDocument(await contractRoutes(), version);
writeOrCheck(new Map([['docs/openapi.json', `${compactJson(document)}\n`]]));
