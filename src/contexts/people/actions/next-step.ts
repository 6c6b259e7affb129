import type { Transaction } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { StaffStep } from '../contract.ts';
import { keyedDigest } from '../credentials/keyed.ts';
import { newToken, tokenDigest } from '../credentials/token.ts';
import { recordOnStaff } from '../history.ts';
import type { Origin } from '../origin.ts';
import { passwordRules, signInRules } from '../rules.ts';
import { type StartedSession, startStaffSession } from '../sessions.ts';
import { signInSettings } from '../store/settings.ts';
import type { StaffRow } from '../store/staff.ts';
import { markStaffSignedIn } from '../store/staff-credentials.ts';
import { insertTicket } from '../store/tickets.ts';

/** What the browser is told, and the session to hand it, if one began. */
export interface StepResult {
  readonly step: StaffStep;
  readonly session?: StartedSession;
}

async function ticketFor(
  transaction: Transaction,
  staff: StaffRow,
  next: 'code' | 'password',
  secondFactorAt: Date | null,
  now: Date,
): Promise<StepResult> {
  const ticket = newToken();
  const expiresAt = new Date(now.getTime() + signInRules.ticketSeconds * 1000);
  await insertTicket(transaction, tokenDigest(ticket), { staffId: staff.id, next, secondFactorAt, expiresAt }, signInRules.ticketTries);
  return { step: { next, ticket, expiresAt: expiresAt.toISOString() } };
}

function passwordIsOld(staff: StaffRow, maximumAgeDays: number | null, now: Date): boolean {
  if (maximumAgeDays === null || staff.passwordChangedAt === null) return false;
  return now.getTime() - staff.passwordChangedAt.getTime() > maximumAgeDays * 86_400_000;
}

/**
 * Decides what follows for a person (row locked) whose password was right: code, enrolment, new password or a
 * session. `secondFactorAt` says when the code was right, null when it has not been asked for.
 */
export async function nextStep(
  transaction: Transaction,
  platform: Platform,
  staff: StaffRow,
  origin: Origin,
  proof: { readonly secondFactorAt: Date | null },
): Promise<StepResult> {
  const now = platform.clock.now();
  if (staff.totpEnrolledAt !== null && proof.secondFactorAt === null) return ticketFor(transaction, staff, 'code', null, now);
  const [{ passwordPolicy }] = await signInSettings(transaction, now);
  if (proof.secondFactorAt !== null && passwordIsOld(staff, passwordRules[passwordPolicy].maximumAgeDays, now)) {
    return ticketFor(transaction, staff, 'password', proof.secondFactorAt, now);
  }
  if (proof.secondFactorAt !== null) {
    await markStaffSignedIn(transaction, staff.id, keyedDigest(platform.secret, 'address', origin.address), now);
  }
  await recordOnStaff(transaction, staff, {
    action: 'signIn',
    actor: { kind: 'staff', id: staff.id, assignments: [], mustEnrol: proof.secondFactorAt === null },
    at: now,
    detail: { device: origin.device, secondFactor: proof.secondFactorAt !== null },
  });
  const session = await startStaffSession(transaction, staff.id, proof.secondFactorAt, origin, now);
  return { step: { next: proof.secondFactorAt === null ? 'enrol' : 'done' }, session };
}
