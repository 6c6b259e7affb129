import { ApiProblem } from '../api/problem.ts';
import { offlineDatabase } from './database.ts';
import { forgetPhotos } from './kept-photos.ts';

/** Reads, keeps the answer on this device, and gives the kept one when there is no network. */
export async function readKept<Answer>(name: string, read: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await read();
    void offlineDatabase()
      .then((store) => store.put('answers', answer, name))
      .catch(() => undefined);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
    const kept = await offlineDatabase()
      .then((store) => store.get('answers', name))
      .catch(() => undefined);
    if (kept === undefined) throw error;
    return kept as Answer;
  }
}

/** Forgets all kept answers and photos: when somebody signs in or out on this device. */
export async function forgetKept(): Promise<void> {
  await offlineDatabase()
    .then((store) => store.clear('answers'))
    .catch(() => undefined);
  await forgetPhotos();
}
