import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A picture whose left half is red and right half blue, so that turning it shows. */
export function redAndBlue(width: number, height: number): Sharp {
  const right = { create: { width: Math.floor(width / 2), height, channels: 3 as const, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: right, left: Math.ceil(width / 2), top: 0 },
  ]);
}

/** A JPEG as a phone writes it: taken 2022-06-30 09:41:00 Beijing time at 31.3083° N, 120.6167° E. */
export async function phonePhoto(width = 1200, height = 900, orientation = 1): Promise<Buffer> {
  const plain = await redAndBlue(width, height).jpeg().toBuffer();
  return sharp(plain)
    .withExif({
      IFD0: { Make: 'Phone', Model: 'Secret model' },
      IFD2: { DateTimeOriginal: '2022:06:30 09:41:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 18/1 3000/100', GPSLongitudeRef: 'E', GPSLongitude: '120/1 37/1 0/1' },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(head.length + 8);
  framed.writeUInt32BE(data.length, 0);
  head.copy(framed, 4);
  framed.writeUInt32BE(crc32(head), head.length + 4);
  return framed;
}

/** A small PNG file that claims (and holds) an enormous black picture. */
export function decompressionBomb(side = 12_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (1 + Math.ceil(side / 8)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The first bytes of an iPhone photo; the rest does not matter, it is refused by its signature. */
export function heicHeader(): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic', 'latin1'),
    Buffer.from([0, 0, 0, 0]),
    Buffer.from('mif1heic', 'latin1'),
    Buffer.alloc(200),
  ]);
}
