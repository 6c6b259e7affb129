/**
 * Finds the EXIF segment (APP1) of a JPEG, so that a picture made smaller keeps its capture time and place as
 * evidence. Answers a copy with its orientation set upright, since drawing has already turned the pixels;
 * undefined when there is none.
 */
export function uprightExif(jpeg: Uint8Array): Uint8Array | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff) {
    const marker = view.getUint16(at);
    if (marker === 0xffda) return undefined;
    const end = at + 2 + view.getUint16(at + 2);
    if (marker === 0xffe1 && end <= jpeg.length && isExif(view, at + 4, end)) {
      const segment = jpeg.slice(at, end);
      turnUpright(segment);
      return segment;
    }
    at = end;
  }
  return undefined;
}

function isExif(view: DataView, at: number, end: number): boolean {
  return at + 14 <= end && view.getUint32(at) === 0x45786966 && view.getUint16(at + 4) === 0;
}

/** Sets the orientation entry (0x0112) of the first directory to 1. */
function turnUpright(segment: Uint8Array): void {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const start = 10;
  const little = view.getUint16(start) === 0x4949;
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > segment.length) return;
  const count = view.getUint16(directory, little);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > segment.length) return;
    if (view.getUint16(entry, little) === 0x0112) view.setUint16(entry + 8, 1, little);
  }
}

/** Puts an EXIF segment behind the start marker of a JPEG that has none. */
export function withExif(jpeg: Uint8Array, segment: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(jpeg.length + segment.length);
  joined.set(jpeg.subarray(0, 2), 0);
  joined.set(segment, 2);
  joined.set(jpeg.subarray(2), 2 + segment.length);
  return joined;
}
