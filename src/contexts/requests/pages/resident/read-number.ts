/** Reads a number a person typed (`cl 2026 123`, `ＣＬ－２０２６－０００１２３`) as it stands on the receipt; undefined when it is none. */
export function readNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]+/g, '');
  const parts = /^([A-Z]{1,6})(\d{4})(\d{1,9})$/.exec(plain);
  if (!parts) return undefined;
  const [, prefix = '', year = '', count = ''] = parts;
  return `${prefix}-${year}-${count.padStart(6, '0')}`;
}
