import { createWriteStream } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { newId } from '../../shared/ids.ts';
import type { Configuration } from '../config.ts';
import { Problem, fieldProblem, problem } from '../problem.ts';
import { photoLimits } from './limits.ts';
import { photoTooLarge } from './photo-refusals.ts';

/** Where photos wait while they arrive. */
export function uploadFolder(configuration: Pick<Configuration, 'dataDirectory'>): string {
  return join(configuration.dataDirectory, 'uploads');
}

/** Room for the form around the photo. */
const formBytes = 64 * 1024;

/** A photo that has arrived and waits on disk, so that slow senders and queues cost no memory. */
export interface ReceivedUpload {
  read(): Promise<Uint8Array>;
  discard(): Promise<void>;
}

function photoRequired(): Error {
  return fieldProblem('photo', 'required', 'Send one photo in the form field "photo".');
}

/** Errors of the form parser carry no status; those of our own disk (they name a system call) stay errors of ours. */
function blame(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Problem || 'syscall' in error || 'statusCode' in error) return error;
  return problem(400, 'form-broken', { detail: 'The form broke off or is no valid multipart/form-data.' });
}

/** Lets the rest arrive and drops it: a sender that is still sending would never read the answer. */
function refuseUnread(request: FastifyRequest, refusal: Error): Error {
  request.raw.resume();
  return refusal;
}

/**
 * Receives the form field `photo` of a multipart call into a folder. Throws 413 `photo-too-large` while the photo is
 * still arriving, 400 `form-broken`, 415 when the call is no form, 422 when the field is missing.
 */
export async function receivePhoto(request: FastifyRequest, folder: string): Promise<ReceivedUpload> {
  if (!request.isMultipart()) {
    throw problem(415, 'unsupported-media-type', { detail: 'Send the photo as multipart/form-data.' });
  }
  if (Number(request.headers['content-length'] ?? 0) > photoLimits.bytes + formBytes) throw refuseUnread(request, photoTooLarge());
  const limits = { fileSize: photoLimits.bytes, files: 1 };
  const part = await request.file({ limits, throwFileSizeLimit: false }).catch((error: unknown) => {
    throw blame(error);
  });
  if (!part) throw photoRequired();
  if (part.fieldname !== 'photo') {
    part.file.resume();
    throw photoRequired();
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, newId());
  const discard = () => rm(path, { force: true });
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated) throw photoTooLarge();
  } catch (error) {
    await discard();
    throw blame(error);
  }
  return { read: () => readFile(path), discard };
}

/** Removes what uploads left behind that were broken off by the end of the program. */
export async function discardAbandonedUploads(folder: string, before: Date): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => undefined);
    if (file && file.mtime < before) await rm(path, { force: true });
  }
}
