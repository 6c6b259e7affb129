import { sql } from 'kysely';
import type { Executor } from './funds.ts';

export interface ProjectName {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly placeName: string;
}

/** What people call projects and where they belong: the first of their places. */
export async function projectNames(executor: Executor, ids: readonly string[]): Promise<readonly ProjectName[]> {
  if (ids.length === 0) return [];
  const result = await sql<ProjectName>`select id, number, title, place_name as "placeName" from project where id = any(${[...ids]}::uuid[])`.execute(executor);
  return result.rows;
}
