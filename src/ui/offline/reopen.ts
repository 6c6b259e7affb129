import type { FormValues } from '../action/form-values.ts';
import { writeDraft } from '../draft.ts';
import { writeDraftPhotos } from './draft-photos.ts';
import { removeQueued } from './queue.ts';
import type { QueuedItem } from './queue-types.ts';

/** What a person typed, out of a body that was queued: without the version, the time and the photos. */
export function valuesOf({ input }: QueuedItem): FormValues {
  const { baseVersion: _, writtenAt: __, photos: ___, ...values } = input.body ?? {};
  return values;
}

/** Puts queued work, or `values` of it, back into a form's draft with its photos and off the queue; nothing written or photographed is lost. */
export async function reopenQueued(item: QueuedItem, draft: string, values: FormValues = valuesOf(item)): Promise<void> {
  writeDraft(draft, { values });
  await writeDraftPhotos(draft, item.photos.map((photo) => ({ ...photo, state: 'waiting' })));
  await removeQueued(item.idempotencyKey);
}
