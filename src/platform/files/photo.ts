import { createHash } from 'node:crypto';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { type Capture, readCapture } from './capture.ts';
import { createGate } from './gate.ts';
import { photoLimits } from './limits.ts';
import { type PixelBox, type Rectangle, pixelsOf } from './rectangles.ts';
import { checkPhotoType, photoBroken, photoProblem } from './photo-refusals.ts';

/** A re-encoded JPEG without metadata, ready to be served. */
export interface ServedVersion {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** All that is kept of a received photo. Digests are SHA-256 in lower-case hex. */
export interface PhotoVersions {
  readonly received: { readonly bytes: Uint8Array; readonly sha256: string; readonly mediaType: string };
  readonly photo: ServedVersion;
  readonly thumbnail: ServedVersion;
  readonly capture: Capture;
}

// One libvips thread per photo and no cache: memory stays flat under load, the gate below gives the parallelism.
sharp.concurrency(1);
sharp.cache(false);
/** Pixels decoded at the same time: two phone photos, or one of the largest allowed. */
const decoding = createGate(26_000_000);
/** Small photos count as this many pixels, so that at most four are decoded at once. */
const leastCost = 6_500_000;

async function readHeader(bytes: Uint8Array, type: string): Promise<Metadata> {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => undefined);
  if (!header || header.format !== type) throw photoBroken();
  if (header.width * header.height > photoLimits.pixels) {
    throw photoProblem(422, 'photo-too-many-pixels', `A photo may have at most ${photoLimits.pixels / 1_000_000} million pixels.`);
  }
  if (Math.min(header.width, header.height) < photoLimits.shortestSide) {
    throw photoProblem(422, 'photo-too-small', `Each side of a photo needs at least ${photoLimits.shortestSide} pixels.`);
  }
  return header;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function encode(image: Sharp, quality: number): Promise<ServedVersion> {
  const { data, info } = await image.jpeg({ quality, progressive: true }).toBuffer({ resolveWithObject: true });
  return { bytes: data, sha256: sha256(data), width: info.width, height: info.height };
}

async function reencode(bytes: Uint8Array): Promise<Pick<PhotoVersions, 'photo' | 'thumbnail'>> {
  const { served, thumbnail } = photoLimits;
  const upright = sharp(bytes, { limitInputPixels: photoLimits.pixels, failOn: 'error' })
    .autoOrient()
    .resize({ width: served, height: served, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
  const photo = await encode(upright, 82);
  const square = sharp(photo.bytes).resize({ width: thumbnail, height: thumbnail, fit: 'cover' });
  return { photo, thumbnail: await encode(square, 76) };
}

/** Colours left of a part along its longer side: nothing of a face or a plate can be got back from so few. */
const coloursLeft = 4;

/** One part of a photo, blurred to a few colours. */
async function unrecognisable(bytes: Uint8Array, box: PixelBox): Promise<Buffer> {
  const longer = Math.max(box.width, box.height);
  const few = (side: number): number => Math.max(1, Math.round((side * Math.min(coloursLeft, longer)) / longer));
  const colours = await sharp(bytes).extract(box).resize({ width: few(box.width), height: few(box.height), fit: 'fill', kernel: 'mitchell' }).png().toBuffer();
  return sharp(colours).resize({ width: box.width, height: box.height, fit: 'fill', kernel: 'cubic' }).png().toBuffer();
}

/** A served photo with parts made unrecognisable, and its thumbnail. The bytes are a photo this program has written itself. */
export async function redactPhoto(bytes: Uint8Array, rectangles: readonly Rectangle[]): Promise<Pick<PhotoVersions, 'photo' | 'thumbnail'>> {
  const { width, height } = await sharp(bytes).metadata();
  const boxes = rectangles.flatMap((rectangle) => pixelsOf(rectangle, { width, height }) ?? []);
  const cost = Math.max(width * height, leastCost);
  return decoding.run(cost, async () => {
    const parts = await Promise.all(boxes.map(async (box) => ({ input: await unrecognisable(bytes, box), left: box.left, top: box.top })));
    const photo = await encode(sharp(bytes).composite(parts), 82);
    return { photo, thumbnail: await encode(sharp(photo.bytes).resize({ width: photoLimits.thumbnail, height: photoLimits.thumbnail, fit: 'cover' }), 76) };
  });
}

/**
 * Checks and re-encodes a received photo: turned upright, stripped of metadata, at most 2048 px, with a square thumbnail.
 * Throws problems `photo-empty`, `photo-too-large`, `photo-type`, `photo-heic`, `photo-broken`,
 * `photo-too-many-pixels`, `photo-too-small`, all naming the field `photo`.
 */
export async function readPhoto(bytes: Uint8Array): Promise<PhotoVersions> {
  const type = checkPhotoType(bytes);
  const header = await readHeader(bytes, type);
  // A progressive JPEG is held as a whole while it is decoded.
  const cost = Math.max(header.width * header.height * (header.isProgressive ? 2 : 1), leastCost);
  const versions = await decoding.run(cost, () =>
    reencode(bytes).catch(() => {
      throw photoBroken();
    }),
  );
  return {
    received: { bytes, sha256: sha256(bytes), mediaType: `image/${type}` },
    ...versions,
    capture: await readCapture(header.exif),
  };
}
