import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
export const webRoot = join(root, 'dist/web');
const stampName = '.stamp';

/** What the web build is made from; tests and server rooms that no page imports are left out. */
const inputs = [
  'src/ui',
  'src/shared',
  'src/app/resident',
  'src/app/field',
  'src/app/desk',
  'src/app/public',
  'src/contexts',
  'scripts/build.ts',
  'scripts/nav-texts-plugin.ts',
  'scripts/resident-texts-plugin.ts',
  'scripts/web-faces.ts',
  'package-lock.json',
];
const webFile = /\.(tsx?|css|html|json|svg|png|webmanifest)$/;
const serverRoom = /(\.test\.tsx?$)|(^src\/contexts\/[^/]+\/(actions|commands|data|index|jobs|messages|migrations|policy-tests|routes|store|testing)(\/|\.ts$))/;

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of everything the web build is made from. */
export function webInputsHash(): string {
  const files = inputs
    .flatMap((input) => (/\.\w+$/.test(input) ? [join(root, input)] : filesBelow(join(root, input)).filter((file) => webFile.test(file))))
    .map((file) => relative(root, file))
    .filter((file) => !serverRoom.test(file))
    .sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
  return hash.digest('hex');
}

/** Is there a web build made from exactly the files that stand here now? */
export function webBuildIsCurrent(): boolean {
  const stamp = join(webRoot, stampName);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === webInputsHash();
}

/** Remembers in the build what it was made from; call it with the hash taken before building. */
export function stampWebBuild(outDir: string, hash: string): void {
  writeFileSync(join(outDir, stampName), hash);
}
