import { type Actor, assignmentsOf } from '../../../shared/actor.ts';
import { placeCovers, streetPathOf } from '../../../shared/place-path.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { displayNameOf } from '../../people/index.ts';
import { placePathOf, workstationsOfStreet } from '../../places/index.ts';
import { loopRoles } from '../policy.ts';
import { workloadOf } from '../store/workload.ts';

/**
 * What the workstations of the street around (or in) a place have in hand, least first: to suggest who can take one more case.
 * Throws 403 when the actor works nowhere around it, 404 for an unknown place.
 */
export async function readWorkload(platform: Platform, actor: Actor, divisionCode: string) {
  const { database, clock } = platform;
  const path = (await placePathOf(database, [divisionCode])).get(divisionCode);
  if (path === undefined) throw problem(404, 'not-found', { detail: 'There is no such place.' });
  // A workstation serves one street; its work is counted there.
  const street = streetPathOf(path);
  const works = assignmentsOf(actor).some(({ role, placePath }) => (loopRoles as readonly string[]).includes(role) && (placeCovers(placePath, street) || placeCovers(street, placePath)));
  if (!works) throw problem(403, 'forbidden', { detail: 'You do not work here.' });
  const workstations = await workstationsOfStreet(database, divisionCode);
  const rows = await workloadOf(database, workstations.map(({ id }) => id), clock.now());
  const names = await displayNameOf(database, [...new Set(rows.flatMap(({ staffId }) => staffId ?? []))]);
  const items = workstations.map(({ id, name }) => {
    const own = rows.filter(({ workstationId }) => workstationId === id);
    const sum = (key: 'open' | 'overdue'): number => own.reduce((total, row) => total + row[key], 0);
    const people = own.flatMap(({ staffId, open, overdue }) => {
      const person = staffId === null ? undefined : names.get(staffId);
      return person === undefined ? [] : [{ name: person, open, overdue }];
    });
    return { workstationId: id, name, open: sum('open'), overdue: sum('overdue'), people: people.sort((a, b) => a.open - b.open) };
  });
  return { items: items.sort((a, b) => a.open - b.open || a.overdue - b.overdue) };
}
