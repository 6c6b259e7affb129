import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Configuration } from '../platform/config.ts';
import { problemPage } from './problem-page.ts';

const webRoot = resolve(import.meta.dirname, '../../dist/web');
const docsRoot = resolve(import.meta.dirname, '../../node_modules/swagger-ui-dist');

type Face = 'resident' | 'field' | 'desk';

function faceOf(path: string): Face {
  if (path === '/field' || path.startsWith('/field/')) return 'field';
  if (path === '/desk' || path.startsWith('/desk/') || path === '/screen' || path.startsWith('/screen/')) return 'desk';
  return 'resident';
}

/** The desk's component library writes style elements: each answer names a nonce for them, in the page and in the policy. */
function allowStyles(reply: FastifyReply, html: string): string {
  const nonce = randomBytes(16).toString('base64');
  const policy = reply.getHeader('content-security-policy');
  if (typeof policy === 'string') {
    reply.header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'`));
  }
  return html.replace('__CSP_NONCE__', nonce);
}

const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Lianxin API</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;
const docsStart = "window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n";

async function serveDocs(app: FastifyInstance): Promise<void> {
  await app.register(serveStatic, { root: docsRoot, prefix: '/docs/assets/', decorateReply: false, index: false });
  app.get('/docs', (_request, reply) => {
    const policy = String(reply.getHeader('content-security-policy'));
    return reply
      .header('content-security-policy', policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"))
      .type('text/html; charset=utf-8')
      .send(docsPage);
  });
  app.get('/docs/', (_request, reply) => reply.redirect('/docs', 308));
  const problems = await problemPage();
  app.get('/docs/problems', (_request, reply) => reply.type('text/html; charset=utf-8').send(problems));
  app.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(docsStart));
}

/** Addresses that belong to machines: a wrong one is answered as an error, not with a page. */
const machinePaths = /^\/(?:api|open311|gtfs|docs|assets|icons)\/|^\/(?:healthz|metrics|openapi\.json|manifest-[a-z]+\.json)$/u;

/** Files whose names never change; the workers' place at the root lets them serve `/field` and `/fares`. */
const namedFiles = {
  '/field-worker.js': 'text/javascript; charset=utf-8',
  '/fares-worker.js': 'text/javascript; charset=utf-8',
  '/field.webmanifest': 'application/manifest+json',
} as const;

/** What is public may be found by search engines; the rest of the program, and addresses with a secret in them, not. */
const robots = ['User-agent: *', ...['/api/', '/desk', '/field', '/screen', '/me/', '/mine', '/my/', '/t/', '/u/', '/stop/', '/receipt', '/follows'].map((path) => `Disallow: ${path}`), ''].join('\n');

/** Pages of residents behind a secret or a sign-in: also where somebody links to them they are in no index. */
const unlisted = /^\/(?:t|u|stop|me|my|mine|receipt|follows)(?:\/|$)/u;

function inAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** Serves the built web pages: hashed assets for ever, and the entry of a face for every address below it; residents' pages with what `headOfPage` adds. */
export async function serveWeb(app: FastifyInstance, { mapStyleUrl, helpPhone }: Pick<Configuration, 'mapStyleUrl' | 'helpPhone'>, headOfPage: (path: string) => Promise<string>): Promise<void> {
  const pages = new Map<Face, string>();
  for (const face of ['resident', 'field', 'desk'] as const) {
    const page = await readFile(join(webRoot, face, 'index.html'), 'utf8');
    pages.set(face, page.replace('__MAP_STYLE_URL__', inAttribute(mapStyleUrl ?? '')).replace('__HELP_PHONE__', inAttribute(helpPhone)));
  }
  await app.register(serveStatic, { root: join(webRoot, 'assets'), prefix: '/assets/', decorateReply: false, index: false, immutable: true, maxAge: '365d' });
  await app.register(serveStatic, { root: join(webRoot, 'icons'), prefix: '/icons/', decorateReply: false, index: false, maxAge: '1d' });
  for (const [path, type] of Object.entries(namedFiles)) {
    const content = await readFile(join(webRoot, path), 'utf8');
    app.get(path, (_request, reply) => reply.type(type).header('cache-control', 'no-cache').send(content));
  }
  await serveDocs(app);
  app.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(robots));
  app.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (machinePaths.test(path)) return reply.callNotFound();
    const face = faceOf(path);
    const page = pages.get(face) ?? '';
    const html = face === 'desk' ? allowStyles(reply, page) : face === 'resident' ? page.replace('</head>', `${await headOfPage(path)}\n  </head>`) : page;
    if (face !== 'resident' || unlisted.test(path)) void reply.header('x-robots-tag', 'noindex, nofollow');
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html);
  });
}
