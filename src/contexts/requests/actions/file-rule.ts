import type { FileRule } from '../../../platform/files/index.ts';
import { maySee, maySeeAsStaff } from '../policy.ts';
import { findRequest } from '../store/lock-request.ts';
import { proofOf } from './reporter-proof.ts';

/** Actions whose photos a reporter made: shown to reporters even before the office publishes them. */
const reportersOwn = new Set(['report', 'addInformation', 'reopen']);

/** Who may see the photos of a request that are not public. */
export const requestFileRule: FileRule = {
  mayRead: async (platform, actor, file) => {
    if (file.subjectId === null) return false;
    const row = await findRequest(platform.database, file.subjectId, proofOf(actor));
    if (!row) return false;
    return maySeeAsStaff(row, actor) || (maySee(row, actor) && reportersOwn.has(file.kind ?? ''));
  },
  mayReadOriginal: async (platform, actor, file) => {
    if (file.subjectId === null) return false;
    const row = await findRequest(platform.database, file.subjectId, { linkDigest: null, residentId: null });
    return row !== undefined && maySeeAsStaff(row, actor);
  },
};
