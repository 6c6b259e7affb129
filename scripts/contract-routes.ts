import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyRoute } from '../src/platform/http/router.ts';
import { root } from './generated-files.ts';

function isRoute(value: unknown): value is AnyRoute {
  return typeof value === 'object' && value !== null && 'operationId' in value && 'method' in value && 'path' in value;
}

/** Routes among the exports of a contract: by themselves, in lists, or in tables such as one per action. */
function routesIn(value: unknown): readonly AnyRoute[] {
  if (isRoute(value)) return [value];
  if (Array.isArray(value)) return value.filter(isRoute);
  if (typeof value === 'object' && value !== null) return Object.values(value).filter(isRoute);
  return [];
}

/** Every operation that a contract of a context, of the platform or of an adapter declares, by operationId. */
export async function contractRoutes(): Promise<readonly AnyRoute[]> {
  const routes = new Map<string, AnyRoute>();
  for (const path of globSync('src/{contexts,platform,interop}/*/contract.ts', { cwd: root }).sort()) {
    const contract = (await import(pathToFileURL(join(root, path)).href)) as Readonly<Record<string, unknown>>;
    for (const route of Object.values(contract).flatMap(routesIn)) {
      const known = routes.get(route.operationId);
      if (known && known !== route) throw new Error(`Two routes are called ${route.operationId}`);
      routes.set(route.operationId, route);
    }
  }
  return [...routes.values()].sort((one, other) => (one.operationId < other.operationId ? -1 : 1));
}
