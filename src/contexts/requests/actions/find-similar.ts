import type { Actor } from '../../../shared/actor.ts';
import { distanceInMetres } from '../../../shared/geometry.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { SimilarInput } from '../contract.ts';
import { maySeeAsStaff } from '../policy.ts';
import { isWorthShowing, likenessOf, wordLikeness } from '../rules/likeness.ts';
import { type SimilarRow, casesAround } from '../store/similar.ts';
import { publicFieldsOf } from '../store/summaries.ts';
import { whereabouts } from './whereabouts.ts';

const day = 86_400_000;
const lately = 30 * day;
const mostCandidates = 300;
const mostShown = 5;

interface Found {
  readonly row: SimilarRow;
  readonly likeness: number;
  readonly distanceMetres: number | null;
}

async function search(platform: Platform, { text, where, categoryId }: SimilarInput, maySee: (row: SimilarRow) => boolean): Promise<readonly Found[]> {
  const now = platform.clock.now().getTime();
  const { place, rows } = await runInTransaction(platform.database, async (transaction) => {
    const { place: here } = await whereabouts(transaction, where);
    return { place: here, rows: await casesAround(transaction, here, new Date(now - lately), mostCandidates) };
  });
  const seen = rows.filter(maySee);
  const words = wordLikeness(text, seen.map((row) => row.words));
  return seen
    .map((row, index): Found => {
      const distanceMetres = place.location && row.location ? Math.round(distanceInMetres([place.location.longitude, place.location.latitude], [row.location.x, row.location.y])) : null;
      const likeness = likenessOf({
        words: words[index] ?? 0, distanceMetres, sameCompound: place.compoundId !== null && place.compoundId === row.compoundId,
        daysApart: Math.max(0, now - row.reportedAt.getTime()) / day, sameCategory: categoryId !== undefined && categoryId === row.categoryId,
      });
      return { row, likeness, distanceMetres };
    })
    .filter(({ likeness }) => isWorthShowing(likeness))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostShown);
}

/** Photos everybody may see: the reporter's where the office released them, else how it looked on the site check. */
function publicPhotoOf({ publishPhotos, thumbnail, beforeFileId }: SimilarRow): string | null {
  return (publishPhotos ? thumbnail : null) ?? beforeFileId;
}

const hidden = new Set(['submitted', 'rejected', 'withdrawn', 'joined']);

/** Public cases that may be the matter somebody is about to report. Throws 422 naming the place. Nothing is stored. */
export async function findSimilarForPublic(platform: Platform, input: SimilarInput) {
  const found = await search(platform, input, ({ state }) => !hidden.has(state));
  return { items: found.map(({ row, likeness, distanceMetres }) => ({ ...publicFieldsOf(row), likeness, distanceMetres, photo: publicPhotoOf(row) })) };
}

/** The same for the office: every case the actor may see, with its headline. */
export async function findSimilarForDesk(platform: Platform, actor: Actor, input: SimilarInput) {
  const found = await search(platform, input, (row) => maySeeAsStaff(row, actor));
  return { items: found.map(({ row, likeness, distanceMetres }) => ({ ...publicFieldsOf(row), id: row.id, title: row.title, likeness, distanceMetres, photo: row.thumbnail ?? row.beforeFileId })) };
}
