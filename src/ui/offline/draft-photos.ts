import { offlineDatabase } from './database.ts';
import type { PickedPhoto } from '../photos/use-photos.ts';

/** The photos of an unfinished form; none where the browser keeps nothing. */
export async function readDraftPhotos(draft: string): Promise<readonly PickedPhoto[]> {
  try {
    return (await (await offlineDatabase()).get('draftPhotos', draft)) ?? [];
  } catch {
    return [];
  }
}

/** Keeps the photos of an unfinished form; an empty list forgets them. */
export async function writeDraftPhotos(draft: string, photos: readonly PickedPhoto[]): Promise<void> {
  try {
    const database = await offlineDatabase();
    if (photos.length === 0) await database.delete('draftPhotos', draft);
    else await database.put('draftPhotos', photos.map(({ problem: _, ...photo }) => photo), draft);
  } catch {
    // Without a store the photos live as long as the page.
  }
}
