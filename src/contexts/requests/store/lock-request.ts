import { sql } from 'kysely';
import { revisionColumn } from '../../../platform/calendar/index.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import { type Claim, earlierClaim } from '../../../platform/idempotency/store.ts';
import type { RequestState } from '../lifecycle.ts';
import type { Stage, StoredPause } from '../rules/clocks.ts';

/** A request as actions need it: its own columns and how the caller stands to it. */
export interface RequestRow {
  readonly id: string;
  readonly number: string;
  readonly state: RequestState;
  readonly version: number;
  readonly headHash: Buffer;
  readonly doers: Readonly<Partial<Record<string, string>>>;
  readonly channel: string;
  readonly categoryId: string | null;
  readonly nature: string | null;
  readonly priority: 'normal' | 'urgent' | 'emergency';
  readonly originalText: string | null;
  readonly title: string;
  readonly publicText: string | null;
  readonly publishPhotos: boolean;
  readonly divisionCode: string;
  readonly placePath: string;
  readonly placeName: string;
  readonly gridCode: string | null;
  readonly compoundId: string | null;
  readonly workstationId: string | null;
  readonly workstationName: string | null;
  readonly reportedAt: Date;
  readonly closedAt: Date | null;
  readonly responseDue: Date | null;
  readonly responseMetAt: Date | null;
  readonly resolutionDue: Date | null;
  readonly resolutionMetAt: Date | null;
  readonly resolutionStartedAt: Date | null;
  readonly stages: readonly Stage[];
  readonly pauses: readonly StoredPause[];
  readonly conditions: readonly string[];
  readonly returnCount: number;
  readonly shelvedFrom: string | null;
  readonly joinedTo: string | null;
  readonly round: number;
  readonly morePlaces: number;
  /** The caller's own entry among the reporters, of this case or one joined to it. */
  readonly reporterId: string | null;
  /** The case that entry came with: this one, or one joined to it. */
  readonly reporterRequestId: string | null;
  readonly ratedThisRound: boolean;
}

/** By what the caller may be recognised as a reporter. */
export interface ReporterProof {
  readonly linkDigest: string | null;
  readonly residentId: string | null;
}

const columns = sql`
  request.id, request.number, request.state, request.version, request.head_hash as "headHash", request.doers, request.channel,
  request.category_id as "categoryId", request.nature, request.priority, request.original_text as "originalText", request.title,
  request.public_text as "publicText", request.publish_photos as "publishPhotos", request.division_code as "divisionCode",
  request.place_path as "placePath", request.place_name as "placeName", request.grid_code as "gridCode", request.compound_id as "compoundId",
  request.workstation_id as "workstationId", request.workstation_name as "workstationName",
  request.reported_at as "reportedAt", request.closed_at as "closedAt",
  request.response_due as "responseDue", request.response_met_at as "responseMetAt",
  request.resolution_due as "resolutionDue", request.resolution_met_at as "resolutionMetAt",
  request.resolution_started_at as "resolutionStartedAt", request.stages, request.pauses, request.conditions,
  request.return_count as "returnCount", request.shelved_from as "shelvedFrom", request.joined_to as "joinedTo", request.round, request.more_places as "morePlaces"`;

const noProof = sql`null::uuid as "reporterId", null::uuid as "reporterRequestId", false as "ratedThisRound"`;

function proofColumns(proof: ReporterProof) {
  if (proof.linkDigest === null && proof.residentId === null) return noProof;
  return sql`
    own.id as "reporterId", own.request_id as "reporterRequestId",
    exists (select 1 from request_rating where request_rating.request_id = request.id
      and request_rating.reporter_id = own.id and request_rating.round = request.round) as "ratedThisRound"`;
}

function proofJoin(proof: ReporterProof) {
  if (proof.linkDigest === null && proof.residentId === null) return sql``;
  return sql`
    left join lateral (
      select request_reporter.id, request_reporter.request_id from request_reporter join request as came on came.id = request_reporter.request_id
      where (came.id = request.id or came.joined_to = request.id) and request_reporter.erased_at is null
        and (request_reporter.link_digest = ${proof.linkDigest} or request_reporter.resident_id = ${proof.residentId}::uuid)
      order by request_reporter.id limit 1) as own on true`;
}

/** Reads a request without locking it. */
export async function findRequest(database: Database | Transaction, id: string, proof: ReporterProof): Promise<RequestRow | undefined> {
  const result = await sql<RequestRow>`
    select ${columns}, ${proofColumns(proof)} from request ${proofJoin(proof)} where request.id = ${id}::uuid`.execute(database);
  return result.rows[0];
}

/** A request whose row lock is held, with what an action needs beside it. */
export interface LockedRequest extends RequestRow {
  /** What is known of an earlier sending of the same write. */
  readonly claim: Claim | null;
  /** For `calendarOfRevision`. */
  readonly calendarRevision: string;
}

/** Reads a request and holds its row lock to the end of the transaction; tells as well whether a repeatable write was claimed before. */
export async function lockRequest(
  transaction: Transaction,
  id: string,
  proof: ReporterProof,
  idempotencyKey?: string,
): Promise<LockedRequest | undefined> {
  const result = await sql<LockedRequest>`
    select ${columns}, ${proofColumns(proof)}, ${earlierClaim(idempotencyKey)} as claim, ${revisionColumn} as "calendarRevision" from request ${proofJoin(proof)} where request.id = ${id}::uuid
    for update of request`.execute(transaction);
  return result.rows[0];
}

/** The id of the request a tracking link leads to: the case itself, or the one it was joined to. */
export async function requestOfLink(database: Database | Transaction, linkDigest: string): Promise<string | undefined> {
  const result = await sql<{ id: string }>`
    select coalesce(request.joined_to, request.id) as id from request_reporter
    join request on request.id = request_reporter.request_id
    where link_digest = ${linkDigest} and request_reporter.erased_at is null`.execute(database);
  return result.rows[0]?.id;
}
