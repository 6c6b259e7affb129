const placeholder = '__HELP_PHONE__';
const cityHotline = '12345';

/** Whom residents call where no nearer number is known: what the server wrote into the page, else the city's hotline. */
export function helpPhone(): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="help-phone"]')?.content ?? '';
  return content === '' || content === placeholder ? cityHotline : content;
}

/** The address that dials a number as people write it. */
export function dial(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, '')}`;
}

/** Only the city's hotline is known to be answered around the clock. */
export function helpHint(): 'home.callHint' | 'home.callHintOwn' {
  return helpPhone() === cityHotline ? 'home.callHint' : 'home.callHintOwn';
}
