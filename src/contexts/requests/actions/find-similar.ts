import type { Actor } from '../../../shared/actor.ts';
import { distanceInMetres } from '../../../shared/geometry.ts';
import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { SimilarInput } from '../contract.ts';
import { maySeeAsStaff } from '../policy.ts';
import { isWorthShowing, likenessOf, wordLikeness } from '../rules/likeness.ts';
import { furtherPlacesOf } from '../store/further-places.ts';
import { type SimilarRow, casesAround } from '../store/similar.ts';
import { publicFieldsOf } from '../store/summaries.ts';
import { whereabouts } from './whereabouts.ts';

const day = 86_400_000;
const lately = 30 * day;
const mostCandidates = 300;
const mostShown = 5;

interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

interface Found {
  readonly row: SimilarRow;
  readonly likeness: number;
  readonly distanceMetres: number | null;
}

/** Metres to the nearest of several points; null where one is missing on either side. */
function nearest(here: Point | null, points: readonly (Point | null)[]): number | null {
  const known = points.flatMap((point) => point ?? []);
  if (!here || known.length === 0) return null;
  return Math.round(Math.min(...known.map(({ longitude, latitude }) => distanceInMetres([here.longitude, here.latitude], [longitude, latitude]))));
}

async function search(platform: Platform, { text, where, categoryId }: SimilarInput, maySee: (row: SimilarRow) => boolean): Promise<readonly Found[]> {
  const now = platform.clock.now().getTime();
  const { place, rows, further } = await runInTransaction(platform.database, async (transaction) => {
    const { place: here } = await whereabouts(transaction, where);
    const around = await casesAround(transaction, here, new Date(now - lately), mostCandidates);
    return { place: here, rows: around, further: await furtherPlacesOf(transaction, around) };
  });
  const seen = rows.filter(maySee);
  const words = wordLikeness(text, seen.map((row) => row.words));
  return seen
    .map((row, index): Found => {
      const others = further.get(row.id) ?? [];
      const distanceMetres = nearest(place.location, [row.location && { longitude: row.location.x, latitude: row.location.y }, ...others.map(({ point }) => point)]);
      const likeness = likenessOf({
        words: words[index] ?? 0, distanceMetres, sameCompound: place.compoundId !== null && [row.compoundId, ...others.map(({ compoundId }) => compoundId)].includes(place.compoundId),
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
