import { type Problem, problem } from '../problem.ts';

/** What a caller is told of the record as it stands now. */
interface Versioned {
  readonly version: number;
  /** Absent where a record has no lifecycle. */
  readonly state?: string;
}

/** The refusal of an action on a version that is no longer the newest: 409 with what stands now and, where said, what changed since. */
export function changedMeanwhile({ version, state }: Versioned, changes?: readonly unknown[]): Problem {
  return problem(409, 'changed-meanwhile', {
    detail: 'Somebody else changed this meanwhile. Look at it again.',
    extra: { version, ...(state === undefined ? {} : { state }), ...(changes ? { changes } : {}) },
  });
}

/** Is this the version that stands now? Only the program itself, and what is only ever added, come without one. */
export function isNewest({ version }: Versioned, baseVersion: number | undefined): boolean {
  return baseVersion === undefined || baseVersion === version;
}

/** Throws 409 `changed-meanwhile` when the record, locked, is newer than the version its caller saw. */
export function refuseOldVersion(record: Versioned, baseVersion: number | undefined): void {
  if (!isNewest(record, baseVersion)) throw changedMeanwhile(record);
}
