import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';

/**
 * The path of a file of test data that does not belong to the product, or undefined where it is not there: below `TESTDATA_DIR`,
 * else in `shared/testdata` beside the repository. Tests that need it are skipped without it.
 */
export function outsideData(name: string): string | undefined {
  const path = join(env['TESTDATA_DIR'] ?? join(import.meta.dirname, '../../../../shared/testdata'), name);
  return existsSync(path) ? path : undefined;
}
