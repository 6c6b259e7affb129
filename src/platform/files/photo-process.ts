/** The program that decodes photos, apart from the server: see photo-reader.ts. */
import { Problem } from '../problem.ts';
import { readPhoto, redactPhoto } from './photo.ts';
import type { PhotoReply, PhotoTask } from './photo-reader.ts';

async function replyTo({ task, bytes, rectangles }: PhotoTask): Promise<PhotoReply> {
  try {
    if (rectangles) return { task, redacted: await redactPhoto(bytes, rectangles) };
    const { received, photo, thumbnail, capture } = await readPhoto(bytes);
    // The bytes as received are known to whoever sent them.
    return { task, versions: { received: { sha256: received.sha256, mediaType: received.mediaType }, photo, thumbnail, capture } };
  } catch (error) {
    if (error instanceof Problem) return { task, refusal: { status: error.status, code: error.code, detail: error.message } };
    return { task, failure: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (task: PhotoTask) => {
  void replyTo(task).then((reply) => process.send?.(reply));
});
// The server is gone, by whatever end.
process.on('disconnect', () => process.exit());
// Ctrl-C reaches the whole group; the server decides when its work is over.
process.on('SIGINT', () => undefined);
