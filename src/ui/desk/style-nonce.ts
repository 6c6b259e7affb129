/** The nonce the server put into the page; undefined where there is none. */
function nonceOfPage(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
}

/**
 * Gives every style element the page's nonce, so that the content policy lets it in, and answers the nonce. antd
 * passes it on almost everywhere; measuring scroll bars (each table) and locking them (masks) forget it.
 */
export function carryStyleNonce(): string | undefined {
  const nonce = nonceOfPage();
  if (nonce === undefined) return undefined;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  return nonce;
}
