import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { Detail } from '../../../platform/events/chain.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Finding } from '../../../platform/events/verify.ts';
import { type Stratum, drawFromStrata, frameDigestOf, seedOf } from '../actions/draw-sample.ts';

interface Kept {
  readonly number: string;
  readonly seed: string;
  readonly witnessHash: string;
  readonly frame: readonly Stratum[];
  readonly frameDigest: string;
  readonly items: readonly { readonly id: string; readonly requestId: string; readonly verdict: string | null; readonly level: number | null; readonly remark: string | null; readonly looks: number }[];
}

/**
 * Draws again from what the sample says it was drawn from, and compares every case's latest word with the history: another case in the place
 * of a drawn one, another seed or another verdict is a finding.
 */
export async function compareWithHistory(database: Database | Transaction, id: string, history: readonly ReadEvent[]): Promise<readonly Finding['code'][]> {
  const { rows } = await sql<Kept>`
    select number, seed, witness_hash as "witnessHash", frame, frame_digest as "frameDigest",
      (select json_agg(json_build_object('id', item.id, 'requestId', item.request_id, 'verdict', verdict, 'level', level, 'remark', remark, 'looks', looks) order by position)
        from sample_item as item where sample_id = sample.id) as items
    from sample where id = ${id}::uuid`.execute(database);
  const [kept] = rows;
  if (!kept) return [];
  const drawing = history.find(({ action }) => action === 'draw')?.publicDetail;
  const again = drawFromStrata(kept.seed, kept.frame, kept.items.length).flatMap(({ ids }) => ids);
  const asDrawn = kept.seed === seedOf(kept.witnessHash, kept.number) && drawing?.['seed'] === kept.seed && drawing['witness'] === kept.witnessHash
    && drawing['frameDigest'] === kept.frameDigest && frameDigestOf(kept.frame) === kept.frameDigest && drawing['drawn'] === kept.items.length
    && again.every((requestId, index) => requestId === kept.items[index]?.requestId);
  const looks = Map.groupBy(history.filter(({ action }) => action === 'record').map(({ internalDetail }) => internalDetail ?? {}), (detail) => String(detail['itemId']));
  const asFound = kept.items.every((item) => {
    const noted = looks.get(item.id) ?? [];
    const last = noted.at(-1);
    return item.looks === noted.length && (last?.['verdict'] ?? null) === item.verdict && (last?.['level'] ?? null) === item.level && (last?.['remark'] ?? null) === item.remark;
  });
  return asDrawn && asFound ? [] : ['record-field-changed'];
}

/** What an event of a sample tells of its columns: the drawing names what the frame was narrowed by one by one. */
export function toldOfSample({ action, publicDetail, internalDetail }: ReadEvent): Detail {
  const told = { ...internalDetail, ...publicDetail };
  if (action !== 'draw' || !internalDetail) return told;
  const filters = Object.entries({ categoryId: told['categoryId'], channel: told['channel'], workstationId: told['workstationId'] });
  return { ...told, filters: Object.fromEntries(filters.filter(([, value]) => value !== undefined && value !== null)) as Detail };
}

/** The number people know a sample by; undefined when it is gone. */
export async function numberOfSample(database: Database | Transaction, id: string): Promise<string | undefined> {
  return (await sql<{ number: string }>`select number from sample where id = ${id}::uuid`.execute(database)).rows[0]?.number;
}
