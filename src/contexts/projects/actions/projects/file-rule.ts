import type { FileRule } from '../../../../platform/files/index.ts';
import { maySeeProject } from '../../policy/project.ts';
import { findProject } from '../../store/projects/project-row.ts';

async function isStaffOfIt(...[platform, actor, file]: Parameters<FileRule['mayRead']>): Promise<boolean> {
  const row = file.subjectId === null ? undefined : await findProject(platform.database, file.subjectId);
  return row !== undefined && maySeeProject(row, actor);
}

/** Photos of a project that are not public belong to the office. */
export const projectFileRule: FileRule = { mayRead: isStaffOfIt, mayReadOriginal: isStaffOfIt };
