import { sql } from 'kysely';
import type { Database } from '../../../platform/database/database.ts';
import { readInstantCursor } from '../../../platform/paging.ts';
import type { NoticeState } from '../lifecycle.ts';
import { type NoticeRow, noticeColumns } from './notices.ts';

export interface NoticeFilter {
  readonly within?: readonly string[] | undefined;
  readonly states?: readonly NoticeState[] | undefined;
  /** Only what was posted. */
  readonly posted?: boolean | undefined;
  /** Only those whose term runs still, or is over, at a moment. */
  readonly term?: { readonly is: 'running' | 'over'; readonly at: Date } | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Page {
  readonly rows: readonly NoticeRow[];
  readonly nextCursor: string | null;
}

/** A page of notices at some places and below, newest first; the cursor is `instant|id`. */
export async function listNotices(database: Database, filter: NoticeFilter): Promise<Page> {
  const from = filter.cursor === undefined ? undefined : readInstantCursor(filter.cursor);
  const moment = sql`coalesce(published_at, created_at)`;
  const found = await sql<NoticeRow & { readonly exactly: string }>`
    select ${noticeColumns}, ${moment}::text as exactly from notice where true
      ${filter.within === undefined ? sql`` : sql`and place_path <@ ${[...filter.within]}::ltree[]`}
      ${filter.states === undefined ? sql`` : sql`and state = any(${[...filter.states]}::text[])`}
      ${filter.posted ? sql`and published_at is not null` : sql``}
      ${filter.term ? sql`and (ends_at <= ${filter.term.at}) = ${filter.term.is === 'over'}` : sql``}
      ${from ? sql`and (${moment}, id) < (${from.at}::timestamptz, ${from.id}::uuid)` : sql``}
    order by ${moment} desc, id desc limit ${filter.limit + 1}`.execute(database);
  const rows = found.rows.slice(0, filter.limit);
  const last = rows.at(-1);
  return { rows, nextCursor: last && found.rows.length > filter.limit ? `${last.exactly}|${last.id}` : null };
}

/** The longest list of notices past their term that is worked off at once. */
const mostPastTerm = 500;

/** Posted notices whose term was over at a moment, the longest waiting first. */
export async function noticesPastTerm(database: Database, at: Date): Promise<readonly NoticeRow[]> {
  const found = await sql<NoticeRow>`
    select ${noticeColumns} from notice where state in ('published', 'objected') and ends_at <= ${at} order by ends_at, id limit ${mostPastTerm}`.execute(database);
  return found.rows;
}
