import type { Transaction } from '../../../../platform/database/database.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { fieldProblem } from '../../../../platform/problem.ts';
import { newId } from '../../../../shared/ids.ts';
import { normalisePhone } from '../../../../shared/phone.ts';
import { findOrCreateResident, residentsById } from '../../../people/index.ts';
import type { NewReporter } from '../../store/save-request.ts';
import { linkDigestOf, linkToken } from '../link-token.ts';
import type { ReportCall } from './call.ts';

interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
}

function contactOf(name: string | undefined, phone: string | undefined, field: string): Contact {
  if (phone === undefined || phone === '') return { name: name || null, phone: null };
  const normalised = normalisePhone(phone);
  if (!normalised) throw fieldProblem(field, 'phone-invalid', 'This is not a mobile number of mainland China.');
  return { name: name || null, phone: normalised };
}

/** Signed-in residents who chose to be told need not type the number they signed in with. */
async function ownContact(transaction: Transaction, { actor, input: { who } }: ReportCall): Promise<Contact | undefined> {
  if (actor.kind !== 'resident' || who.anonymous || who.helper || who.phone) return undefined;
  const resident = (await residentsById(transaction, [actor.id])).get(actor.id);
  return resident && { name: who.name || resident.preferredName, phone: resident.phone };
}

/** The first reporter of a new request, with a resident's record where there is a number. Throws 422 naming the field (phone). */
export async function reporterOf(platform: Platform, transaction: Transaction, call: ReportCall, now: Date): Promise<NewReporter> {
  const { who } = call.input;
  const id = newId(now.getTime());
  const given = who.anonymous ? { name: null, phone: null } : contactOf(who.name, who.phone, 'who.phone');
  const contact = (await ownContact(transaction, call)) ?? given;
  const helper = who.helper ? contactOf(who.helper.name, who.helper.phone, 'who.helper.phone') : null;
  const residentId =
    call.actor.kind === 'resident' && !who.helper
      ? call.actor.id
      : contact.phone === null
        ? null
        : (await findOrCreateResident(transaction, { phone: contact.phone, at: now, actor: call.actor })).resident.id;
  return {
    id,
    residentId: who.anonymous && call.actor.kind !== 'resident' ? null : residentId,
    anonymous: who.anonymous,
    ...contact,
    helperName: helper?.name ?? null,
    helperPhone: helper?.phone ?? null,
    helperRelation: who.helper?.relation ?? null,
    enteredBy: call.actor.kind === 'staff' ? call.actor.id : null,
    linkDigest: linkDigestOf(linkToken(platform, id, 1)),
  };
}
