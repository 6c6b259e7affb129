import type { Plugin } from 'vite';

/** Parts of a context's texts that only pages of the office and the field use; `check-locales.ts` holds residents' pages to it. */
export const staffTexts = ['desk', 'field', 'classifier', 'board'] as const;

const contextTexts = /\/contexts\/\w+\/locales\/\w+\.json$/u;

/** Leaves the words of desk and field out of what a resident's phone has to fetch. */
export function residentTexts(): Plugin {
  return {
    name: 'lianxin-resident-texts',
    enforce: 'pre',
    transform(code, id) {
      if (!contextTexts.test(id)) return undefined;
      const texts = JSON.parse(code) as Record<string, unknown>;
      for (const part of staffTexts) delete texts[part];
      return { code: JSON.stringify(texts), map: null };
    },
  };
}
