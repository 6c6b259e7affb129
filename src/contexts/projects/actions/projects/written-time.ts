import { fieldProblem } from '../../../../platform/problem.ts';
import { wrongWrittenTime } from '../../rules/site-work.ts';
import type { ProjectRow } from '../../store/projects/project-row.ts';

/** From when on something could be written about this work: its approval for the beginning, its beginning for all else. */
function earliest(action: string, row: ProjectRow): Date {
  return (action === 'startWork' ? row.approvedAt : (row.startedAt ?? row.approvedAt)) ?? row.createdAt;
}

/** When it happened: the time the phone wrote it at, never later than now nor before it was possible. Throws 422 for a time that cannot be. */
export function believedTime(action: string, row: ProjectRow, writtenAt: Date | undefined, now: Date): Date {
  if (writtenAt === undefined) return now;
  const notBefore = earliest(action, row);
  const wrong = wrongWrittenTime(writtenAt.getTime(), notBefore.getTime(), now.getTime());
  if (wrong === 'ahead') throw fieldProblem('writtenAt', 'written-in-the-future', 'The clock of the phone is more than five minutes ahead.');
  if (wrong === 'tooEarly') throw fieldProblem('writtenAt', 'written-too-early', 'At that time the work had not begun, or was not approved yet.');
  if (writtenAt > now) return now;
  return writtenAt < notBefore ? notBefore : writtenAt;
}
