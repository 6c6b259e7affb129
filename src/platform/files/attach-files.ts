import { type Actor, actorId } from '../../shared/actor.ts';
import type { Transaction } from '../database/database.ts';
import type { Evidence } from '../events/chain.ts';
import { type FieldProblem, problem } from '../problem.ts';
import { type FileRow, type FileSelection, type FileSubject, type FileVisibility, lockFiles, markAttached, updateVisibility } from './store.ts';

export interface AttachContext {
  readonly actor: Actor;
  readonly now: Date;
  /** The input field that names the files, for refusals: `photos`. */
  readonly field: string;
}

/** Photos sent without a sign-in belong to whoever knows their unguessable id; all others to their sender. */
function mayUse(file: FileRow, actor: Actor): boolean {
  if (actor.kind === 'system' || file.uploadedByKind === 'visitor') return true;
  return file.uploadedByKind === actor.kind && file.uploadedById === actorId(actor);
}

function refusalOf(file: FileRow | undefined, actor: Actor, repeated: boolean): string | undefined {
  if (repeated) return 'photo-named-twice';
  if (!file || !mayUse(file, actor)) return 'photo-unknown';
  return file.state === 'staged' ? undefined : 'photo-already-used';
}

const details: Readonly<Record<string, string>> = {
  'photo-named-twice': 'The photo is named twice.',
  'photo-unknown': 'There is no such photo of yours; photos that are not used within a day are removed. Send it again.',
  'photo-already-used': 'The photo already belongs to something else. Send it again.',
};

/**
 * Makes staged photos part of a record, in its transaction, and returns them as evidence for its event, in the order
 * named. Throws 422 `invalid-input` naming each photo (`photos.1`) that is unknown, somebody else's or already used.
 */
export async function attachFiles(
  transaction: Transaction,
  ids: readonly string[],
  subject: FileSubject,
  { actor, now, field }: AttachContext,
): Promise<readonly Evidence[]> {
  if (ids.length === 0) return [];
  const files = await lockFiles(transaction, ids);
  const fields: FieldProblem[] = [];
  const evidence: Evidence[] = [];
  for (const [index, id] of ids.entries()) {
    const file = files.get(id);
    const code = refusalOf(file, actor, ids.indexOf(id) < index);
    if (code !== undefined) fields.push({ field: `${field}.${index}`, code, detail: details[code] ?? code });
    else if (file) evidence.push({ file: id, sha256: file.sha256 });
  }
  if (fields.length > 0) throw problem(422, 'invalid-input', { detail: 'Some photos cannot be used.', fields });
  await markAttached(transaction, ids, subject, now);
  return evidence;
}

/** Publishes photos of a record or takes them back inside the office. */
export async function setVisibility(transaction: Transaction, of: FileSelection, visibility: FileVisibility): Promise<void> {
  await updateVisibility(transaction, of, visibility);
}
