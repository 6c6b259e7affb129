import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { uprightExif, withExif } from './exif-segment.ts';

const taken = '2022:06:20 09:12:00';

async function photo(orientation?: number): Promise<Uint8Array> {
  const plain = sharp({ create: { width: 40, height: 20, channels: 3, background: '#0f6e84' } }).jpeg();
  if (orientation === undefined) return plain.toBuffer();
  return plain.withExif({ IFD2: { DateTimeOriginal: taken } }).withMetadata({ orientation }).toBuffer();
}

describe('EXIF of photos made smaller', () => {
  it('is carried over with its capture time, set upright', async () => {
    const original = await photo(6);
    expect((await exifr.parse(Buffer.from(original), { translateValues: false }))?.Orientation).toBe(6);
    const segment = uprightExif(original);
    expect(segment).toBeDefined();
    const joined = Buffer.from(withExif(await photo(), segment ?? new Uint8Array()));
    const { Orientation, DateTimeOriginal } = await exifr.parse(joined, { translateValues: false, reviveValues: false });
    expect(Orientation).toBe(1);
    expect(DateTimeOriginal).toBe(taken);
    expect((await sharp(joined).metadata()).width).toBe(40);
  });

  it('is absent where there was none, and in what is no JPEG', async () => {
    expect(uprightExif(await photo())).toBeUndefined();
    expect(uprightExif(new TextEncoder().encode('not a picture at all'))).toBeUndefined();
    expect(uprightExif(new Uint8Array())).toBeUndefined();
  });

  it('never throws on a cut-off file', async () => {
    const original = await photo(3);
    for (let length = 0; length < Math.min(original.length, 400); length++) uprightExif(original.slice(0, length));
  });
});
