import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Problem } from '../problem.ts';
import { photoLimits } from './limits.ts';
import { readPhoto } from './photo.ts';
import { decompressionBomb, heicHeader, phonePhoto, redAndBlue } from './testing/sample-photos.ts';

async function refusal(bytes: Uint8Array): Promise<{ status: number; code: string; field: string | undefined }> {
  const error: unknown = await readPhoto(bytes).then(() => undefined, (reason: unknown) => reason);
  if (!(error instanceof Problem)) throw new Error('expected a problem', { cause: error });
  return { status: error.status, code: error.code, field: error.fields[0]?.field };
}

async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<string> {
  const [red = 0, , blue = 0] = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  return red > blue ? 'red' : 'blue';
}

describe('an accepted photo', () => {
  it('is served without metadata, its time and place kept as evidence', async () => {
    const bytes = await phonePhoto();
    const { photo, thumbnail, received, capture } = await readPhoto(bytes);
    const header = await sharp(photo.bytes).metadata();
    expect(header).toMatchObject({ format: 'jpeg', width: 1200, height: 900 });
    expect([header.exif, header.xmp, header.icc]).toEqual([undefined, undefined, undefined]);
    expect(Buffer.from(photo.bytes).includes('Secret model')).toBe(false);
    expect(capture.at?.toISOString()).toBe('2022-06-30T01:41:00.000Z');
    expect(capture.point?.latitude).toBeCloseTo(31.30833, 4);
    expect(capture.point?.longitude).toBeCloseTo(120.61667, 4);
    expect(received).toMatchObject({ mediaType: 'image/jpeg', sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(photo.sha256).toBe(createHash('sha256').update(photo.bytes).digest('hex'));
    expect(thumbnail).toMatchObject({ width: 320, height: 320 });
  });

  it('is turned upright', async () => {
    const { photo } = await readPhoto(await phonePhoto(1200, 900, 6));
    expect([photo.width, photo.height]).toEqual([900, 1200]);
    expect(await colourAt(photo.bytes, 450, 10)).toBe('red');
    expect(await colourAt(photo.bytes, 450, 1190)).toBe('blue');
  });

  it('is scaled down to the served size, never up', async () => {
    const large = await readPhoto(await redAndBlue(5000, 2500).png().toBuffer());
    expect([large.photo.width, large.photo.height]).toEqual([photoLimits.served, photoLimits.served / 2]);
    const small = await readPhoto(await redAndBlue(64, 48).png().toBuffer());
    expect([small.photo.width, small.photo.height]).toEqual([64, 48]);
  });

  it.each([
    ['CMYK JPEG', () => redAndBlue(400, 300).toColourspace('cmyk').jpeg().toBuffer(), 'image/jpeg'],
    ['transparent PNG', () => redAndBlue(400, 300).ensureAlpha(0.5).png().toBuffer(), 'image/png'],
    ['16-bit PNG', () => redAndBlue(400, 300).toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['grey JPEG', () => redAndBlue(400, 300).greyscale().jpeg().toBuffer(), 'image/jpeg'],
    ['WebP', () => redAndBlue(400, 300).webp().toBuffer(), 'image/webp'],
    [
      'animated WebP (its first picture)',
      async () => {
        const frames = [redAndBlue(400, 300), redAndBlue(400, 300).negate()];
        return sharp(await Promise.all(frames.map((frame) => frame.png().toBuffer())), { join: { animated: true } })
          .webp()
          .toBuffer();
      },
      'image/webp',
    ],
  ])('may be a %s', async (_, draw, mediaType) => {
    const { photo, received } = await readPhoto(await draw());
    expect(received.mediaType).toBe(mediaType);
    expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: 'jpeg', space: 'srgb', width: 400, height: 300 });
  });

  it('has no evidence when the camera noted none', async () => {
    const { capture } = await readPhoto(await redAndBlue(200, 200).jpeg().toBuffer());
    expect(capture).toEqual({ at: null, point: null });
  });

  it('keeps its evidence in PNG and WebP too', async () => {
    const phone = sharp(await phonePhoto()).keepMetadata();
    const captures = await Promise.all(
      [await phone.clone().png().toBuffer(), await phone.clone().webp().toBuffer()].map(readPhoto),
    );
    expect(captures.map(({ capture }) => capture.at?.toISOString())).toEqual(
      Array.from({ length: 2 }, () => '2022-06-30T01:41:00.000Z'),
    );
  });
});

describe('a refused file', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400"/></svg>';
  it.each([
    ['text', () => Buffer.from('This is a text file called photo.jpg'), 415, 'photo-type'],
    ['SVG', () => Buffer.from(svg), 415, 'photo-type'],
    ['SVG with declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 415, 'photo-type'],
    ['GIF', () => redAndBlue(100, 100).gif().toBuffer(), 415, 'photo-type'],
    ['TIFF', () => redAndBlue(100, 100).tiff().toBuffer(), 415, 'photo-type'],
    ['AVIF', () => redAndBlue(100, 100).avif({ effort: 0 }).toBuffer(), 415, 'photo-type'],
    ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj'), 415, 'photo-type'],
    ['HEIC', heicHeader, 415, 'photo-heic'],
    ['nothing at all', () => Buffer.alloc(0), 422, 'photo-empty'],
    ['three bytes', () => Buffer.from([0xff, 0xd8, 0xff]), 422, 'photo-broken'],
    ['JPEG signature before text', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]), 422, 'photo-broken'],
    ['decompression bomb', decompressionBomb, 422, 'photo-too-many-pixels'],
    ['tiny picture', () => redAndBlue(31, 400).png().toBuffer(), 422, 'photo-too-small'],
    ['too many bytes', () => Buffer.alloc(photoLimits.bytes + 1, 0xff), 413, 'photo-too-large'],
  ])('%s', async (_, make, status, code) => {
    expect(await refusal(await make())).toEqual({ status, code, field: 'photo' });
  });

  it.each(['jpeg', 'png', 'webp'] as const)('%s cut short', async (format) => {
    const noise = { create: { width: 500, height: 400, channels: 3 as const, background: '#888', noise: { type: 'gaussian' as const, mean: 120, sigma: 40 } } };
    const whole = await sharp(noise).toFormat(format).toBuffer();
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.6)))).toEqual({
      status: 422,
      code: 'photo-broken',
      field: 'photo',
    });
  });
});
