import sharp from 'sharp';

/** A small photo of one colour, as a phone would hand it over. */
export async function photoOf(color: string, name = 'photo.jpg'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: color } }).jpeg().toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}
