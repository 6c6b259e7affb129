import type { Platform } from '../../../platform/platform.ts';
import type { Actor } from '../../../shared/actor.ts';
import { maskPhone } from '../../../shared/phone.ts';
import type { Session } from '../contract.ts';
import { placeNames } from '../place-lookup.ts';
import { assignmentsOfStaff } from '../store/assignments.ts';
import { findResident } from '../store/residents.ts';
import type { SessionRow } from '../store/sessions.ts';
import { findStaff } from '../store/staff.ts';
import { demoOffered } from './demo-accounts.ts';

async function staffSession(platform: Platform, id: string, session: SessionRow, demo: boolean): Promise<Session> {
  const now = platform.clock.now();
  const staff = await findStaff(platform.database, id);
  if (!staff) return { kind: 'visitor', demo };
  const assignments = (await assignmentsOfStaff(platform.database, [id], now)).filter(({ validFrom }) => validFrom <= now);
  const nameOf = await placeNames(platform.database, assignments.map(({ placeCode }) => placeCode));
  return {
    kind: 'staff',
    demo,
    id,
    userName: staff.userName,
    displayName: staff.displayName,
    language: staff.language,
    mustEnrol: session.secondFactorAt === null,
    assignments: assignments.map(({ role, placeCode, placePath, workstationId }) => ({
      role,
      placeCode,
      placePath,
      placeName: nameOf(placeCode),
      workstationId,
    })),
    idleSeconds: session.idleSeconds,
    expiresAt: session.expiresAt.toISOString(),
  };
}

/** Who is signed in, as their screen needs it. */
export async function readSession(platform: Platform, actor: Actor, session: SessionRow | undefined): Promise<Session> {
  const demo = await demoOffered(platform);
  if (actor.kind === 'staff' && session) return staffSession(platform, actor.id, session, demo);
  const resident = actor.kind === 'resident' ? await findResident(platform.database, actor.id) : undefined;
  if (!resident || !session) return { kind: 'visitor', demo };
  const { id, preferredName, phone, language, elderMode } = resident;
  return {
    kind: 'resident',
    demo,
    id,
    preferredName,
    phoneMasked: phone === null ? '' : maskPhone(phone),
    language,
    elderMode,
    expiresAt: session.expiresAt.toISOString(),
  };
}
