import { type Language, commonTexts } from './texts.ts';

/** A text message with the signature Chinese carriers demand. */
export function smsText(text: string, language: Language): string {
  return `${commonTexts[language].smsSignature}${text}`;
}

/** How many messages a carrier counts: 70 characters in one, 67 in each of several; 160 and 153 in plain Latin. */
export function smsParts(text: string): number {
  const latin = /^[\x20-\x7e\n\r]*$/u.test(text);
  const [single, several] = latin ? [160, 153] : [70, 67];
  return text.length <= single ? 1 : Math.ceil(text.length / several);
}
