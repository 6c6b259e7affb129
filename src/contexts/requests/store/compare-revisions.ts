import { canonicalJson, type CanonicalValue } from '../../../shared/canonical-json.ts';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { ReadEvent } from '../../../platform/events/store.ts';
import type { Difference } from '../../../platform/events/verify.ts';
import { revisionsOf, type StoredRevision } from './dispatch-rules.ts';

const told = ['validFrom', 'validTo', 'ahead', 'conditions', 'target', 'priority', 'note'] as const;

/** A revision says what its event told; what an ending leaves unsaid is as it was before. */
function revisionAgrees(revision: StoredRevision, { internalDetail }: ReadEvent): boolean {
  if (!internalDetail) return true;
  return told.every((name) => internalDetail[name] === undefined || canonicalJson(internalDetail[name]) === canonicalJson(revision[name] as CanonicalValue));
}

/** Compares the revisions of dispatch rules with what their histories tell: none changed, none added, none gone. */
export async function compareRevisionsWithHistories(
  database: Database | Transaction,
  histories: ReadonlyMap<string, readonly ReadEvent[]>,
): Promise<ReadonlyMap<string, readonly Difference[]>> {
  const revisions = Map.groupBy(await revisionsOf(database, [...histories.keys()]), ({ id }) => id);
  const differing = [...histories].filter(([id, history]) => {
    const own = revisions.get(id) ?? [];
    const making = history.filter(({ action }) => action !== 'reorder');
    return own.length !== making.length || own.some((revision, index) => !making[index] || !revisionAgrees(revision, making[index]));
  });
  return new Map(differing.map(([id]) => [id, ['record-field-changed']]));
}
