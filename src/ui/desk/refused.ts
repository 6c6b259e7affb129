/** What a `Form.Item` needs to show why its field was refused; nothing where it was not. */
export function refused(error: string | undefined): { readonly validateStatus?: 'error'; readonly help?: string } {
  return error ? { validateStatus: 'error', help: error } : {};
}
