import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import { divisionTree } from '../../places/index.ts';
import { assignedPlaces, moveAssignedPlace } from '../store/assignments.ts';
import { homePaths, moveHome } from '../store/staff.ts';

/** Brings the copies of place paths up to date after the division tree changed; answers how many places moved. */
export async function refreshPlacePaths(platform: Platform): Promise<number> {
  return runInTransaction(platform.database, async (transaction) => {
    const tree = await divisionTree(transaction);
    let moved = 0;
    for (const { code, path } of await assignedPlaces(transaction)) {
      const present = tree.get(code)?.path;
      if (present === undefined || present === path) continue;
      await moveAssignedPlace(transaction, code, present);
      moved += 1;
    }
    for (const home of await homePaths(transaction)) {
      const present = tree.get(home.split('.').at(-1) ?? '')?.path;
      if (present !== undefined && present !== home) await moveHome(transaction, home, present);
    }
    return moved;
  });
}
