import type { Transaction } from '../../../../platform/database/database.ts';
import { appendEvent, type Detail } from '../../../../platform/events/append-event.ts';
import { authorise } from '../../../../platform/lifecycle/authorise.ts';
import { refuseOldVersion } from '../../../../platform/lifecycle/refuse-old-version.ts';
import { targetState } from '../../../../platform/lifecycle/target-state.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { problem } from '../../../../platform/problem.ts';
import { type Actor, actorId } from '../../../../shared/actor.ts';
import type { SheetAction } from '../../inputs.ts';
import { type SheetImportState, sheetImportLifecycle } from '../../lifecycle.ts';
import { holdsAt, importerRoles, subjectOf } from '../../policy.ts';
import { lockSheet, saveSheet, type SheetChange, type SheetImportRow } from '../../store/sheets.ts';

export interface SheetResult {
  readonly id: string;
  readonly state: SheetImportState;
  readonly version: number;
}

export interface SheetCall {
  readonly actor: Actor;
  readonly sheetId: string;
  readonly action: SheetAction;
  /** The version the caller saw; undefined only for the program itself. */
  readonly baseVersion?: number;
}

/** What an action does beside moving the state. */
type Effect = (row: SheetImportRow, now: Date) => Promise<{ readonly patch?: Pick<SheetChange, 'reading' | 'progressId'>; readonly detail?: Detail }>;

/** Takes one action of a sheet import within a transaction. Throws 404, 403, 409 `illegal-transition` or `changed-meanwhile`. */
export async function actOnSheetIn(platform: Platform, transaction: Transaction, call: SheetCall, effect: Effect): Promise<SheetResult> {
  const { actor, action } = call;
  const now = platform.clock.now();
  const row = await lockSheet(transaction, call.sheetId);
  if (!row || (actor.kind !== 'system' && !holdsAt(actor, importerRoles, row.placePath))) throw problem(404, 'not-found', { detail: 'There is no such import.' });
  const transition = authorise(sheetImportLifecycle, action, subjectOf(row), actor);
  refuseOldVersion(row, call.baseVersion);
  const { patch = {}, detail = {} } = await effect(row, now);
  const toState = targetState(transition, row.state);
  const head = await appendEvent(transaction, { sequence: row.version, hash: row.headHash }, {
    subjectType: 'sheetImport', subjectId: row.id, action, fromState: row.state, toState, actor, occurredAt: now, public: false, publicDetail: null, internalDetail: detail,
  });
  await saveSheet(transaction, row.id, { state: toState, version: head.sequence, headHash: head.hash, doer: { action, id: actorId(actor) }, at: now, ...patch });
  return { id: row.id, state: toState, version: head.sequence };
}
