import type { Router } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { read, stage } from './contract.ts';
import { type FileRules, openFile } from './open-file.ts';
import { receivePhoto, uploadFolder } from './receive-upload.ts';
import { stagePhoto } from './stage-photo.ts';

/** Serves sending and fetching of photos; `rules` come from the contexts whose records have photos. */
export function serveFiles(router: Router, platform: Platform, rules: FileRules): void {
  const uploads = uploadFolder(platform.configuration);

  router.serve(stage, async ({ actor, idempotencyKey, request }) => {
    const upload = await receivePhoto(request, uploads);
    try {
      return await stagePhoto(platform, { bytes: () => upload.read(), actor, idempotencyKey });
    } finally {
      await upload.discard();
    }
  });

  router.serve(read, async ({ params, actor, request, reply }) => {
    const known = request.headers['if-none-match'];
    const { stream, headers } = await openFile(platform, rules, { ...params, actor, known });
    void reply.headers(headers);
    if (stream) return reply.send(stream);
    return reply.removeHeader('content-length').status(304).send();
  });
}
