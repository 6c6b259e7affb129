import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FacePages } from '../../src/ui/faces.ts';
import type { DemoIdentity } from './people.ts';

const contexts = resolve(import.meta.dirname, '../../src/contexts');

export interface KnownPage {
  /** Below the face, with a leading slash. */
  readonly path: string;
  /** Somebody who finds the page in their menu. */
  readonly identity: DemoIdentity;
}

const identities: readonly DemoIdentity[] = ['clerk', 'supervisor', 'workstationLead', 'gridWorker', 'communityOfficer', 'administrator'];

function identityFor({ jobs = [] }: FacePages, path: string): DemoIdentity {
  const job = jobs.find(({ to }) => `${path}/`.startsWith(`${to}/`));
  return identities.find((identity) => job?.roles?.some((role) => role === identity)) ?? 'clerk';
}

/** Every page of a face that can be opened without naming a record. */
export async function pagesOf(face: 'resident' | 'field' | 'desk'): Promise<readonly KnownPage[]> {
  const found: KnownPage[] = [];
  for (const context of readdirSync(contexts)) {
    const file = join(contexts, context, 'pages', face, 'index.ts');
    if (!existsSync(file)) continue;
    const { pages } = (await import(pathToFileURL(file).href)) as { readonly pages: FacePages };
    for (const { path, screen = false } of pages.routes) {
      if (path.includes(':') || screen) continue;
      found.push({ path: `/${path}`, identity: identityFor(pages, `/${path}`) });
    }
  }
  return found;
}
