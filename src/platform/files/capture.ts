import exifr from 'exifr';

/** Where and when the camera says a photo was taken (WGS 84). Evidence for the office, never served with the photo. */
export interface Capture {
  readonly at: Date | null;
  readonly point: { readonly longitude: number; readonly latitude: number } | null;
}

export const noCapture: Capture = { at: null, point: null };

const localTime = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}):(\d{2}):(\d{2})/u;
const zoneOffset = /^[+-]\d{2}:\d{2}$/u;
const earliest = Date.UTC(1990, 0, 1);

/** EXIF times carry no zone unless the camera adds one; phones here keep Beijing time. */
function timeOf(tags: Readonly<Record<string, unknown>>): Date | null {
  const match = localTime.exec(String(tags['DateTimeOriginal'] ?? tags['CreateDate'] ?? ''));
  if (!match) return null;
  const offset = String(tags['OffsetTimeOriginal'] ?? tags['OffsetTime'] ?? '');
  const [, year, month, day, hour, minute, second] = match;
  const at = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zoneOffset.test(offset) ? offset : '+08:00'}`,
  );
  return Number.isNaN(at.getTime()) || at.getTime() < earliest ? null : at;
}

/** Cameras without a fix write 0/0, which lies in the Gulf of Guinea. */
function pointOf(tags: Readonly<Record<string, unknown>>): Capture['point'] {
  const { longitude, latitude } = tags;
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null;
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return null;
  return longitude === 0 && latitude === 0 ? null : { longitude, latitude };
}

/** Reads time and place from an EXIF block as it stands in the photo; damaged blocks give nothing. */
export async function readCapture(exif: Uint8Array | undefined): Promise<Capture> {
  if (!exif) return noCapture;
  const prefixed = String.fromCharCode(...exif.subarray(0, 4)) === 'Exif';
  try {
    const tags: unknown = await exifr.parse(exif.slice(prefixed ? 6 : 0), {
      pick: [
        'DateTimeOriginal', 'CreateDate', 'OffsetTime', 'OffsetTimeOriginal',
        'GPSLatitude', 'GPSLongitude', 'GPSLatitudeRef', 'GPSLongitudeRef',
      ],
      reviveValues: false,
    });
    if (typeof tags !== 'object' || tags === null) return noCapture;
    const known = tags as Readonly<Record<string, unknown>>;
    return { at: timeOf(known), point: pointOf(known) };
  } catch {
    return noCapture;
  }
}
