import { uprightExif, withExif } from './exif-segment.ts';

const longestSide = 2048;
const smallEnough = 1_500_000;

function loadImage(file: Blob): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    const address = URL.createObjectURL(file);
    image.onload = () => {
      URL.revokeObjectURL(address);
      resolve(image);
    };
    image.onerror = () => {
      URL.revokeObjectURL(address);
      reject(new Error('not an image this browser can read'));
    };
    image.src = address;
  });
}

function drawn(image: HTMLImageElement, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
}

/**
 * Makes a photo small enough for a weak network (longest side ≤ 2048 px), keeping its EXIF block.
 * Small photos and files this browser cannot read go unchanged: the server decides by content.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const image = await loadImage(file);
    const scale = longestSide / Math.max(image.naturalWidth, image.naturalHeight);
    if (scale >= 1 && file.size <= smallEnough) return file;
    const small = await drawn(image, Math.min(1, scale));
    if (!small || small.size >= file.size) return file;
    const exif = uprightExif(new Uint8Array(await file.arrayBuffer()));
    if (!exif) return small;
    const joined = withExif(new Uint8Array(await small.arrayBuffer()), exif);
    return new Blob([joined], { type: 'image/jpeg' });
  } catch {
    return file;
  }
}
