import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';

export interface ConsentRow {
  readonly purpose: string;
  /** The wording in force. */
  readonly version: number;
  readonly legalBasis: 'consent' | 'statutoryDuty' | 'contract';
  readonly grantedVersion: number | null;
  readonly changedAt: Date | null;
}

/** Every purpose in its wording of today, with what a resident decided last. */
export async function consentsOf(database: Database | Transaction, residentId: string, today: string): Promise<readonly ConsentRow[]> {
  const result = await sql<ConsentRow>`
    select current.purpose, current.version, current.legal_basis as "legalBasis",
      case when decision.withdrawn_at is null then decision.version end as "grantedVersion",
      coalesce(decision.withdrawn_at, decision.granted_at) as "changedAt"
    from (select distinct on (purpose) purpose, version, legal_basis from consent_purpose
          where valid_from <= ${today} order by purpose, version desc) as current
    left join lateral (
      select version, granted_at, withdrawn_at from consent
      where resident_id = ${residentId} and consent.purpose = current.purpose
      order by withdrawn_at is null desc, granted_at desc limit 1) as decision on true
    order by current.purpose`.execute(database);
  return result.rows;
}

/** Everything a resident ever agreed to or withdrew. */
export async function consentHistory(database: Database | Transaction, residentId: string) {
  const result = await sql<{ purpose: string; version: number; grantedAt: Date; withdrawnAt: Date | null }>`
    select purpose, version, granted_at as "grantedAt", withdrawn_at as "withdrawnAt" from consent
    where resident_id = ${residentId} order by granted_at, id`.execute(database);
  return result.rows;
}

/** Stores an agreement; an earlier one to the same purpose ends with it. */
export async function grantConsent(
  transaction: Transaction,
  consent: { readonly id: string; readonly residentId: string; readonly purpose: string; readonly version: number; readonly at: Date },
): Promise<void> {
  await withdrawConsent(transaction, consent.residentId, consent.purpose, consent.at);
  await sql`
    insert into consent (id, resident_id, purpose, version, granted_at)
    values (${consent.id}, ${consent.residentId}, ${consent.purpose}, ${consent.version}, ${consent.at})`.execute(transaction);
}

/** Ends an agreement; one purpose, or all when none is named. */
export async function withdrawConsent(transaction: Transaction, residentId: string, purpose: string | null, at: Date): Promise<void> {
  await sql`
    update consent set withdrawn_at = greatest(granted_at, ${at}::timestamptz)
    where resident_id = ${residentId} and withdrawn_at is null and (${purpose}::text is null or purpose = ${purpose})`.execute(transaction);
}

/**
 * Which of these residents a purpose may be served for now: who agreed, and where the law itself is the basis also
 * who never objected.
 */
export async function consenting(database: Database | Transaction, residentIds: readonly string[], purpose: string): Promise<ReadonlySet<string>> {
  if (residentIds.length === 0) return new Set();
  const result = await sql<{ id: string }>`
    select resident.id from resident
    left join lateral (
      select withdrawn_at is null as agreed from consent where resident_id = resident.id and purpose = ${purpose}
      order by withdrawn_at is null desc, granted_at desc limit 1) as decision on true
    where resident.id = any(${[...residentIds]}::uuid[]) and closed_at is null
      and coalesce(decision.agreed, (select legal_basis <> 'consent' from consent_purpose where purpose = ${purpose}
        order by version desc limit 1))`.execute(database);
  return new Set(result.rows.map(({ id }) => id));
}
