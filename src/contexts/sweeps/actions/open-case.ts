import { type Actor, hasRoleAtWorkstation, systemActor } from '../../../shared/actor.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import type { AfterCommit } from '../../../platform/database/transaction.ts';
import { copyFiles } from '../../../platform/files/index.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { casesById, reportRequestIn, takeActionIn } from '../../requests/index.ts';
import type { Where } from '../../requests/contract.ts';
import type { PlaceRow } from '../store/places.ts';
import type { SweepRow } from '../store/sweeps.ts';

export interface Find {
  readonly sweep: SweepRow;
  readonly place: PlaceRow;
  readonly actor: Actor;
  readonly remark: string | null;
  readonly photoIds: readonly string[];
}

function whereOf(place: PlaceRow): Where {
  if (place.compoundId !== null) return { kind: 'compound', compoundId: place.compoundId };
  return { kind: 'address', text: place.name, divisionCode: place.divisionCode };
}

function proposalOf({ measure, measureKind, plannedAmountFen }: SweepRow) {
  return measureKind === null ? null : { measure, measureKind, plannedAmountFen };
}

/**
 * Makes a find a case of its own: with the sweep's category, the find's photos, the source's plan as a proposal, and given
 * at once to the workstation of the place. Whoever works there has looked at it already: the find is the on-site check.
 */
export async function openCase(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, find: Find): Promise<{ readonly id: string; readonly number: string }> {
  const { sweep, place, actor, remark, photoIds } = find;
  const now = platform.clock.now();
  const taken = await reportRequestIn(platform, transaction, afterCommit, {
    actor,
    input: {
      text: remark ? `${sweep.question}\n${remark}` : sweep.question,
      photos: [...(await copyFiles(transaction, photoIds, actor, now))],
      where: whereOf(place),
      who: { anonymous: true },
      channel: 'gridWorker',
      channelNote: `${sweep.number} ${sweep.title}`.slice(0, 100),
      ...(sweep.categoryId === null ? {} : { categoryId: sweep.categoryId }),
    },
    origin: { type: 'sweepFind', id: place.id },
    after: { requestId: sweep.sourceId, proposal: proposalOf(sweep) },
  });
  const { workstationId } = place;
  if (workstationId !== null) {
    await takeActionIn(platform, transaction, afterCommit, { actor: systemActor, requestId: taken.id, action: 'dispatch', input: { workstationId, instruction: sweep.number } });
    const own = hasRoleAtWorkstation(actor, 'gridWorker', workstationId) || hasRoleAtWorkstation(actor, 'workstationLead', workstationId);
    if (own) {
      const photos = [...(await copyFiles(transaction, photoIds, actor, now))];
      await takeActionIn(platform, transaction, afterCommit, { actor, requestId: taken.id, action: 'siteCheck', input: { findings: remark || sweep.question, photos } });
    }
  }
  return { id: taken.id, number: (await casesById(transaction, [taken.id])).get(taken.id)?.number ?? '' };
}

/** Tells a find's case that the place was looked at again with another result; the office decides what that means. */
export async function noteCorrection(platform: Platform, transaction: Transaction, afterCommit: AfterCommit, find: Pick<Find, 'sweep' | 'actor'> & { readonly requestId: string; readonly note: string }): Promise<void> {
  try {
    await takeActionIn(platform, transaction, afterCommit, { actor: find.actor, requestId: find.requestId, action: 'note', input: { note: `${find.sweep.number} ${find.note}` } });
  } catch (error) {
    // Whoever may not write on the case has still corrected the checklist; the sweep's page shows it beside the case.
    if (!(error instanceof Problem) || (error.status !== 403 && error.status !== 404)) throw error;
  }
}
