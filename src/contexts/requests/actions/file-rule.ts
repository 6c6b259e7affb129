import { historyOf } from '../../../platform/events/store.ts';
import type { FileRule } from '../../../platform/files/index.ts';
import { maySeeAsStaff } from '../policy.ts';
import { findRequest } from '../store/lock-request.ts';
import { unitMaySee } from './hand-overs.ts';
import { isOwn } from './present-steps.ts';
import { proofOf } from './reporter-proof.ts';

/** Who may see the photos of a request that are not public: the office, and of the reporters the one who sent them. */
export const requestFileRule: FileRule = {
  mayRead: async (platform, actor, file) => {
    if (file.subjectId === null) return false;
    const row = await findRequest(platform.database, file.subjectId, proofOf(actor));
    if (!row) return false;
    if (maySeeAsStaff(row, actor)) return true;
    if (await unitMaySee(platform, actor, row.id, file.id)) return true;
    if (row.reporterId === null || row.reporterRequestId === null) return false;
    const entry = { reporterId: row.reporterId, requestId: row.reporterRequestId };
    const history = await historyOf(platform.database, 'request', row.id);
    return history.some((event) => isOwn(event, entry) && event.evidence.some(({ file: id }) => id === file.id));
  },
  mayReadOriginal: async (platform, actor, file) => {
    if (file.subjectId === null) return false;
    const row = await findRequest(platform.database, file.subjectId, { linkDigest: null, residentId: null });
    return row !== undefined && maySeeAsStaff(row, actor);
  },
};
