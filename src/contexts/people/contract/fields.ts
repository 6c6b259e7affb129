import { z } from 'zod';
import { roles } from '../../../shared/actor.ts';
import { isMobilePhone } from '../../../shared/phone.ts';

export const roleSchema = z.enum(roles);
export const languageSchema = z.enum(['zh', 'en']);

/** A mainland mobile number in any accepted spelling; the server stores its eleven digits. */
export const phoneSchema = z
  .string()
  .max(30)
  .refine(isMobilePhone, { error: 'Not a mainland mobile number.', params: { code: 'not-a-phone' } });

/** Sign-in name of staff: letters, digits, `.`, `_`, `-`; capitals count as small letters. */
export const userNameSchema = z
  .string()
  .regex(/^\s*[A-Za-z0-9][A-Za-z0-9._-]{2,39}\s*$/, 'Three to forty letters, digits, dots, dashes or underscores.');

/** A person's name as colleagues read it. */
export const displayNameSchema = z.string().trim().min(1).max(40);

/** A password as typed; whether it is good enough is decided by the password policy in force. */
export const passwordSchema = z.string().min(1).max(128);

/** Why somebody needs to do something that is recorded. */
export { reasonSchema } from '../../../shared/meaningful-text.ts';

export const instantSchema = z.iso.datetime();

export const idParams = z.strictObject({ id: z.uuid() });

/** Keyset paging: the cursor comes from the page before. */
export const pageQuery = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
