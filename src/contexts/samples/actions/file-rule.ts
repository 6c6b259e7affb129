import type { FileRule } from '../../../platform/files/index.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import { maySee } from '../policy.ts';
import { readSamples } from '../store/samples.ts';

async function mayLook(platform: Platform, actor: Actor, sampleId: string | null): Promise<boolean> {
  if (sampleId === null) return false;
  const [row] = await readSamples(platform.database, [sampleId]);
  return row !== undefined && maySee(row, actor);
}

/** Who may see the photos of a spot check: whoever may see the sample. */
export const sampleFileRule: FileRule = {
  mayRead: (platform, actor, file) => mayLook(platform, actor, file.subjectId),
  mayReadOriginal: (platform, actor, file) => mayLook(platform, actor, file.subjectId),
};
