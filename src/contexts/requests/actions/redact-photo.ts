import { type Actor, actorId, hasRoleAt } from '../../../shared/actor.ts';
import { placeTopics } from '../../../shared/place-path.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { together } from '../../../platform/database/together.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import { nextEvent } from '../../../platform/events/append-event.ts';
import { type FileRow, type Rectangle, photoOf, redactFile, renderRedacted, unredactedPhoto } from '../../../platform/files/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { problem } from '../../../platform/problem.ts';
import { recordUnmasking } from '../../people/index.ts';
import { maySeeAsStaff } from '../policy.ts';
import { type RequestRow, findRequest, lockRequest } from '../store/lock-request.ts';
import { saveRequest } from '../store/save-request.ts';

const noProof = { linkDigest: null, residentId: null };
const moderators = ['clerk', 'supervisor'] as const;

interface Named {
  readonly id: string;
  readonly photoId: string;
}

const notFound = () => problem(404, 'not-found', { detail: 'There is no such photo on this request.' });

/** A photo of a case this staff member may see; 404 otherwise. */
async function photoOfCase(platform: Platform | { readonly database: Transaction }, actor: Actor, row: RequestRow | undefined, { id, photoId }: Named): Promise<FileRow> {
  const file = row && maySeeAsStaff(row, actor) ? await photoOf(platform.database, photoId) : undefined;
  if (!file || file.subjectType !== 'request' || file.subjectId !== id) throw notFound();
  return file;
}

function mayModerate(row: RequestRow, actor: Actor): boolean {
  return moderators.some((role) => hasRoleAt(actor, role, row.placePath));
}

/** Which parts of a photo are made unrecognisable. Throws 404. */
export async function readPhotoParts(platform: Platform, actor: Actor, named: Named) {
  const row = await findRequest(platform.database, named.id, noProof);
  const file = await photoOfCase(platform, actor, row, named);
  return { id: file.id, width: file.width, height: file.height, rectangles: [...(file.redaction ?? [])], mayRedact: row !== undefined && mayModerate(row, actor) };
}

/**
 * Makes parts of a photo unrecognisable for everybody, or shows it whole again without parts; an event of the case says so.
 * Throws 404, 403.
 */
export async function redactPhoto(platform: Platform, actor: Actor, named: Named, rectangles: readonly Rectangle[]) {
  const seen = await findRequest(platform.database, named.id, noProof);
  const file = await photoOfCase(platform, actor, seen, named);
  if (!seen || !mayModerate(seen, actor)) throw problem(403, 'forbidden', { detail: 'Photos are made unrecognisable by the office that publishes them.' });
  const rendition = await renderRedacted(platform, file, rectangles);
  return runInTransaction(platform.database, async (transaction, afterCommit) => {
    const now = platform.clock.now();
    const row = await lockRequest(transaction, named.id, noProof);
    if (!row) throw notFound();
    // An erasure may have come in between.
    await photoOfCase({ database: transaction }, actor, row, named);
    await redactFile(transaction, file, rectangles, rendition, now);
    const { head, writes } = nextEvent({ sequence: row.version, hash: row.headHash }, {
      subjectType: 'request', subjectId: row.id, action: 'redactPhoto', fromState: row.state, toState: row.state, actor, occurredAt: now, public: false,
      publicDetail: { role: hasRoleAt(actor, 'clerk', row.placePath) ? 'clerk' : 'supervisor' },
      internalDetail: { photo: file.id, parts: rectangles.length },
    });
    const save = saveRequest(
      { id: row.id, state: row.state, version: head.sequence, headHash: head.hash, doer: { action: 'redactPhoto', id: actorId(actor) }, changedAt: now },
      {},
    );
    await together([...writes, save]).execute(transaction);
    afterCommit(() => platform.live.announce(`request:${row.id}`, ...placeTopics(row.placePath)));
    return { id: file.id, width: file.width, height: file.height, rectangles: [...rectangles], mayRedact: true };
  });
}

/** The photo as it was before parts were made unrecognisable; who looks and why is recorded. Throws 404. */
export async function unmaskPhoto(platform: Platform, actor: Actor, named: Named, reason: string): Promise<{ readonly mediaType: 'image/jpeg'; readonly base64: string }> {
  const file = await runInTransaction(platform.database, async (transaction) => {
    const row = await findRequest(transaction, named.id, noProof);
    const found = await photoOfCase({ database: transaction }, actor, row, named);
    if (!row) throw notFound();
    await recordUnmasking(transaction, actor, { subjectType: 'request', subjectId: row.id, placePath: row.placePath, fields: ['photo'], reason, at: platform.clock.now() });
    return found;
  });
  return { mediaType: 'image/jpeg', base64: Buffer.from(await unredactedPhoto(platform, file)).toString('base64') };
}
