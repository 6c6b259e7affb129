import { randomBytes } from 'node:crypto';
import { isLoopback } from '../../../platform/config.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { roles, systemActor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { seal, unseal } from '../credentials/keyed.ts';
import { hashPassword } from '../credentials/password-hash.ts';
import { codeOfStep, newTotpSecret, stepAt, stepSeconds } from '../credentials/totp.ts';
import { recordOnStaff } from '../history.ts';
import { existingPlace, placeNames } from '../place-lookup.ts';
import { type DemoAccountRow, type ListedDemoAccount, anyDemoAccount, demoAccounts, findDemoAccount, insertDemoAccount, reserveStep } from '../store/demo-accounts.ts';
import { findResident, updateResident } from '../store/residents.ts';
import { findStaff } from '../store/staff.ts';
import { enrolTotp, setPassword, setPendingTotp } from '../store/staff-credentials.ts';
import { tooManyAttempts } from '../too-many-attempts.ts';
import { type RoleInput, type PlacedRole, insertAccount } from './create-staff.ts';
import { findOrCreateResident } from './find-or-create-resident.ts';
import { issuePhoneCode } from './send-phone-code.ts';

/** Identities are offered only on this machine, or where the operator asked for the demonstration by name. */
function demoAllowed(platform: Platform): boolean {
  const { demo, host } = platform.configuration;
  return demo === 'on' || (demo === 'auto' && isLoopback(host));
}

/** Does sign-in offer identities of the demonstration? */
export async function demoOffered(platform: Platform): Promise<boolean> {
  return demoAllowed(platform) && (await anyDemoAccount(platform.database));
}

/** Staff before residents, by role, nearest to the neighbourhood first; whatever the order they were made in. */
function inOrder(one: ListedDemoAccount, other: ListedDemoAccount): number {
  const rank = ({ role }: ListedDemoAccount): number => (role === null ? roles.length : roles.indexOf(role));
  return rank(one) - rank(other) || (other.depth ?? 0) - (one.depth ?? 0) || one.position - other.position;
}

/** The identities sign-in offers; none when the demonstration is not loaded. */
export async function listDemoAccounts(platform: Platform) {
  if (!demoAllowed(platform)) return [];
  const rows = [...(await demoAccounts(platform.database, platform.clock.now()))].sort(inOrder);
  const nameOf = await placeNames(platform.database, rows.flatMap(({ placeCode }) => placeCode ?? []));
  return rows.map(({ id, staffId, labelKey, displayName, role, placeCode }) => ({
    id,
    kind: staffId === null ? ('resident' as const) : ('staff' as const),
    labelKey,
    displayName,
    role,
    placeName: placeCode === null ? null : nameOf(placeCode),
  }));
}

async function staffCredentials(transaction: Transaction, platform: Platform, account: DemoAccountRow) {
  const staff = account.staffId === null ? undefined : await findStaff(transaction, account.staffId);
  if (!staff?.totpSecret || account.passwordEncrypted === null) throw problem(404, 'not-found');
  const now = platform.clock.now();
  const present = stepAt(now);
  const step = await reserveStep(transaction, account.id, present - 1, present + 1);
  // Each code works once: whoever signs in very often has to wait for the next one, as with a real authenticator.
  if (step === undefined) throw tooManyAttempts(stepSeconds - (Math.floor(now.getTime() / 1000) % stepSeconds));
  return {
    kind: 'staff' as const,
    userName: staff.userName,
    password: unseal(platform.secret, 'demo-password', account.id, account.passwordEncrypted).toString(),
    code: codeOfStep(unseal(platform.secret, 'totp', staff.id, staff.totpSecret), step),
  };
}

/**
 * What to type to sign in as an identity of the demonstration; the page then takes the ordinary way. 404 when the
 * demonstration is not loaded or not allowed here; 429 when the same identity signs in too often.
 */
export async function demoCredentials(platform: Platform, id: string) {
  if (!demoAllowed(platform)) throw problem(404, 'not-found');
  return runInTransaction(platform.database, async (transaction) => {
    const account = await findDemoAccount(transaction, id);
    if (!account) throw problem(404, 'not-found');
    if (account.residentId === null) return staffCredentials(transaction, platform, account);
    const resident = await findResident(transaction, account.residentId);
    if (!resident?.phone) throw problem(404, 'not-found');
    return { kind: 'resident' as const, phone: resident.phone, code: await issuePhoneCode(transaction, platform, resident.phone) };
  });
}

export interface DemoStaffInput {
  /** Says who this is: `people:demo.accounts.<labelKey>`; null: an account sign-in does not offer. */
  readonly labelKey: string | null;
  readonly userName: string;
  readonly displayName: string;
  readonly phone?: string | null;
  readonly assignments: readonly [RoleInput, ...RoleInput[]];
}

async function placedRoles(transaction: Transaction, inputs: readonly [RoleInput, ...RoleInput[]]): Promise<[PlacedRole, ...PlacedRole[]]> {
  const place = async ({ role, placeCode, workstationId }: RoleInput): Promise<PlacedRole> => {
    const { code, path } = await existingPlace(transaction, placeCode, 'placeCode');
    return { role, placeCode: code, placePath: path, workstationId };
  };
  const [first, ...others] = inputs;
  const placed: [PlacedRole, ...PlacedRole[]] = [await place(first)];
  for (const other of others) placed.push(await place(other));
  return placed;
}

/**
 * Creates a member of staff of the demonstration with a random password and an enrolled authenticator, as if the
 * person had been through both; with a label, sign-in offers the identity. Answers the staff id.
 */
export async function createDemoStaff(transaction: Transaction, platform: Platform, input: DemoStaffInput): Promise<string> {
  const now = platform.clock.now();
  const { labelKey, userName, displayName, phone = null } = input;
  const assignments = await placedRoles(transaction, input.assignments);
  const staff = await insertAccount(transaction, platform, systemActor, { userName, displayName, phone, assignments });
  const password = randomBytes(15).toString('base64url');
  await setPassword(transaction, staff.id, await hashPassword(password), now);
  await setPendingTotp(transaction, staff.id, seal(platform.secret, 'totp', staff.id, newTotpSecret()));
  await enrolTotp(transaction, staff.id, 0, now);
  await recordOnStaff(transaction, staff, { action: 'secondFactorEnrolled', actor: systemActor, at: now, detail: { demo: true } });
  if (labelKey !== null) {
    const id = newId(now.getTime());
    const passwordEncrypted = seal(platform.secret, 'demo-password', id, Buffer.from(password));
    await insertDemoAccount(transaction, { id, staffId: staff.id, residentId: null, labelKey, passwordEncrypted });
  }
  return staff.id;
}

export interface DemoResidentInput {
  readonly labelKey: string | null;
  /** Eleven digits. */
  readonly phone: string;
  readonly name: string;
  readonly elderMode?: boolean;
}

/** Creates a resident of the demonstration; with a label, sign-in offers the identity. Answers the resident's id. */
export async function createDemoResident(transaction: Transaction, platform: Platform, input: DemoResidentInput): Promise<string> {
  const at = platform.clock.now();
  const { resident } = await findOrCreateResident(transaction, { phone: input.phone, name: input.name, at, actor: systemActor });
  if (input.elderMode) {
    await updateResident(transaction, resident.id, { preferredName: resident.preferredName, language: resident.language, elderMode: true });
  }
  if (input.labelKey !== null) {
    await insertDemoAccount(transaction, {
      id: newId(at.getTime()), staffId: null, residentId: resident.id, labelKey: input.labelKey, passwordEncrypted: null,
    });
  }
  return resident.id;
}
