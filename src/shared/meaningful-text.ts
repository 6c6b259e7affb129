import { z } from 'zod';
import { visibleLetterOrDigit } from './text.ts';

/**
 * Texts people type: white space at the ends dropped, at least one letter or digit that can be seen, so that neither an emoji alone
 * nor the empty letters of Unicode (Hangul fillers) make a title.
 */
export function meaningfulText(maximum: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(maximum)
    .regex(visibleLetterOrDigit, { error: 'needs at least one letter, character or digit' });
}

/** Why somebody looks at personal data in full or changes an account; it is kept with the trace and read by auditors. */
export const reasonSchema = meaningfulText(200).min(2).meta({ control: 'longText' });
