import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Problem, fieldProblem, problem } from '../../../platform/problem.ts';
import { systemActor } from '../../../shared/actor.ts';
import { tokenDigest } from '../credentials/token.ts';
import { recordOnStaff } from '../history.ts';
import type { Origin } from '../origin.ts';
import { rootPlace } from '../place-lookup.ts';
import { passwordRules } from '../rules.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { signInSettings } from '../store/settings.ts';
import { type StaffRow, findStaff, lockStaff } from '../store/staff.ts';
import { deleteTicketsOf, findLink, takeLink } from '../store/tickets.ts';
import { insertAccount } from './create-staff.ts';
import { type StepResult, nextStep } from './next-step.ts';
import { storeNewPassword } from './set-password.ts';

export interface RedeemInput {
  readonly token: string;
  readonly password: string;
  readonly userName?: string | undefined;
  readonly displayName?: string | undefined;
}

function linkGone(): Problem {
  return problem(410, 'link-expired', { detail: 'This link was used already or is too old. Ask for a new one.' });
}

/** What a link is for; 410 `link-expired`. */
export async function readLink(platform: Platform, token: string) {
  const now = platform.clock.now();
  const link = await findLink(platform.database, tokenDigest(token), now);
  if (!link) throw linkGone();
  const staff = link.staffId === null ? undefined : await findStaff(platform.database, link.staffId);
  const [{ passwordPolicy }] = await signInSettings(platform.database, now);
  return {
    purpose: staff ? ('setPassword' as const) : ('firstAdministrator' as const),
    userName: staff?.userName ?? null,
    minimumLength: passwordRules[passwordPolicy].minimumLength,
    expiresAt: link.expiresAt.toISOString(),
  };
}

async function createAdministrator(transaction: Transaction, platform: Platform, input: RedeemInput): Promise<StaffRow> {
  if (!input.userName) throw fieldProblem('userName', 'required', 'Choose a user name.');
  if (!input.displayName) throw fieldProblem('displayName', 'required', 'Say how colleagues call you.');
  const root = await rootPlace(transaction);
  return insertAccount(transaction, platform, systemActor, {
    userName: input.userName,
    displayName: input.displayName,
    phone: null,
    assignments: [{ role: 'administrator', placeCode: root.code, placePath: root.path, workstationId: null }],
  });
}

/**
 * Uses a one-time link: sets the person's password, or creates the first administrator with it, and goes on with the
 * sign-in. Of two who use it at once one succeeds. 410 `link-expired`; 422 for the password or the names, which
 * leaves the link as it was.
 */
export async function redeemLink(platform: Platform, input: RedeemInput, origin: Origin): Promise<StepResult> {
  const now = platform.clock.now();
  return runInTransaction(platform.database, async (transaction) => {
    const link = await takeLink(transaction, tokenDigest(input.token), now);
    if (!link) throw linkGone();
    const staff = link.staffId === null ? await createAdministrator(transaction, platform, input) : await lockStaff(transaction, link.staffId);
    if (!staff || staff.disabledAt !== null) throw linkGone();
    await storeNewPassword(transaction, platform, staff, input.password);
    await deleteSessionsOf(transaction, { staffId: staff.id });
    await deleteTicketsOf(transaction, staff.id);
    await recordOnStaff(transaction, staff, {
      action: 'passwordSet',
      actor: { kind: 'staff', id: staff.id, assignments: [], mustEnrol: true },
      at: now,
    });
    const renewed = await lockStaff(transaction, staff.id);
    return nextStep(transaction, platform, renewed ?? staff, origin, { secondFactorAt: null });
  });
}
