/** The nonce the server put into the page; undefined where it put none (development, other faces). */
export function styleNonce(): string | undefined {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return content === undefined || content === '' || content === '__CSP_NONCE__' ? undefined : content;
}

/**
 * Gives every style element that scripts of this page make the page's nonce. antd hands its nonce to its own styles, but not to
 * those with which its dialogs and drawers keep the page from scrolling; without this the content policy refuses them.
 */
export function giveStylesNonce(): void {
  const nonce = styleNonce();
  if (nonce === undefined) return;
  const create = document.createElement.bind(document) as (name: string, options?: ElementCreationOptions) => HTMLElement;
  const createWithNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
  document.createElement = createWithNonce as typeof document.createElement;
}
