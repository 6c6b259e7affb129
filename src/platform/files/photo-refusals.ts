import { type Problem, problem } from '../problem.ts';
import { photoLimits } from './limits.ts';
import { sniffImage } from './sniff.ts';

/** A refusal that names the field `photo`. */
export function photoProblem(status: number, code: string, detail: string): Problem {
  return problem(status, code, { detail, fields: [{ field: 'photo', code, detail }] });
}

/** The refusal of a photo beyond the byte limit (413), also used while it is still arriving. */
export function photoTooLarge(): Problem {
  return photoProblem(413, 'photo-too-large', `A photo may have at most ${photoLimits.bytes / 1024 / 1024} MB.`);
}

/** Refuses what is no photo by its first bytes and its length; cheap, so that it is done before anything else. */
export function checkPhotoType(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' {
  if (bytes.length === 0) throw photoProblem(422, 'photo-empty', 'The photo has no content.');
  if (bytes.length > photoLimits.bytes) throw photoTooLarge();
  const type = sniffImage(bytes);
  if (type === 'heic') {
    throw photoProblem(415, 'photo-heic', 'HEIC photos cannot be read. Send JPG or PNG (iPhone: Settings, Camera, Formats, Most Compatible).');
  }
  if (type === 'other') throw photoProblem(415, 'photo-type', 'Only JPG, PNG and WebP photos are accepted.');
  return type;
}

/** The refusal of a photo that cannot be decoded (422). */
export function photoBroken(): Problem {
  return photoProblem(422, 'photo-broken', 'The photo is damaged or incomplete; take or send it again.');
}
