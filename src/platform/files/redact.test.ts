import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { redactPhoto } from './photo.ts';
import { pixelsOf } from './rectangles.ts';

const size = { width: 320, height: 240 };

/** A picture full of detail: black and white squares of four pixels. */
async function chessboard(): Promise<Buffer> {
  const pixels = Buffer.alloc(size.width * size.height * 3);
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) pixels.fill((Math.floor(x / 4) + Math.floor(y / 4)) % 2 === 0 ? 255 : 0, (y * size.width + x) * 3, (y * size.width + x) * 3 + 3);
  }
  return sharp(pixels, { raw: { ...size, channels: 3 } }).jpeg({ quality: 95 }).toBuffer();
}

/** How much the brightness varies within a part. */
async function contrast(bytes: Uint8Array, box: { left: number; top: number; width: number; height: number }): Promise<number> {
  const { channels } = await sharp(await sharp(bytes).extract(box).png().toBuffer()).stats();
  return channels[0]?.stdev ?? 0;
}

describe('a part of a photo made unrecognisable', () => {
  it('has no detail left, while the rest stays as it was', async () => {
    const { photo, thumbnail } = await redactPhoto(await chessboard(), [{ x: 0.25, y: 0.25, width: 0.5, height: 0.25 }]);
    expect([photo.width, photo.height]).toEqual([size.width, size.height]);
    const bytes = Buffer.from(photo.bytes);
    expect(await contrast(bytes, { left: 88, top: 66, width: 140, height: 48 })).toBeLessThan(25);
    expect(await contrast(bytes, { left: 0, top: 130, width: 320, height: 100 })).toBeGreaterThan(90);
    expect(await contrast(Buffer.from(thumbnail.bytes), { left: 120, top: 95, width: 60, height: 50 })).toBeLessThan(25);
  });

  it('covers every pixel it touches and none outside the picture', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, share, fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 4000 }), (x, y, width, height, across, down) => {
        const box = pixelsOf({ x, y, width, height }, { width: across, height: down });
        if (!box) return;
        expect(box.left).toBeGreaterThanOrEqual(0);
        expect(box.left + box.width).toBeLessThanOrEqual(across);
        expect(box.top + box.height).toBeLessThanOrEqual(down);
        expect(box.left).toBeLessThanOrEqual(x * across);
        expect(box.left + box.width).toBeGreaterThanOrEqual(Math.min(across, (x + width) * across) - 1e-6);
      }),
    );
  });

  it('may be as small as a pixel, or nothing at all', async () => {
    expect(pixelsOf({ x: 0.5, y: 0.5, width: 0, height: 0.5 }, size)).toBeUndefined();
    const { photo } = await redactPhoto(await chessboard(), [{ x: 0, y: 0, width: 0.001, height: 0.001 }, { x: 1, y: 1, width: 1, height: 1 }]);
    expect(photo.width).toBe(size.width);
  });
});
