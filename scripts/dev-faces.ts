import type { Plugin } from 'vite';

/** The page that answers an address: each face has its own entry. */
export function faceOfPath(path: string): 'resident' | 'field' | 'desk' | 'gallery' {
  if (/^\/gallery(\/|$)/.test(path)) return 'gallery';
  if (/^\/field(\/|$)/.test(path)) return 'field';
  return /^\/(desk|screen)(\/|$)/.test(path) ? 'desk' : 'resident';
}

/** Serves the entry of the right face for page addresses in development. */
export function facesProxy(): Plugin {
  return {
    name: 'lianxin-faces',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/';
        const wantsPage = request.headers.accept?.includes('text/html') === true && !path.startsWith('/@') && !/\.\w+$/.test(path);
        if (wantsPage) request.url = `/${faceOfPath(path)}/index.html`;
        next();
      });
    },
  };
}
