/** Stands in for the photo process: dies, hangs or answers as the first byte of the photo's last part says. */
import type { PhotoReply, PhotoTask } from '../photo-reader.ts';

let received = 0;

process.on('message', ({ task, bytes }: PhotoTask) => {
  received += 1;
  const order = bytes.at(-1);
  if (order === 1) process.exit(1);
  if (order === 2) return;
  const reply: PhotoReply = { task, failure: `answered as number ${received} by ${process.pid}` };
  process.send?.(reply);
});
