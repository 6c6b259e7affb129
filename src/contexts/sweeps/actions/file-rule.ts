import type { FileRule } from '../../../platform/files/index.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { maySee } from '../policy.ts';
import { readPlaces } from '../store/places.ts';
import { readSweeps } from '../store/sweeps.ts';

async function mayLook(platform: Platform, actor: Actor, sweepId: string | null): Promise<boolean> {
  if (sweepId === null) return false;
  const [row] = await readSweeps(platform.database, [sweepId]);
  return row !== undefined && maySee(row, await readPlaces(platform.database, [sweepId]), actor);
}

/** Who may see the photos of a sweep's facts: whoever may see the sweep. */
export const sweepFileRule: FileRule = {
  mayRead: (platform, actor, file) => mayLook(platform, actor, file.subjectId),
  mayReadOriginal: (platform, actor, file) => mayLook(platform, actor, file.subjectId),
};
