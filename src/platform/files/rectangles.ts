/** A part of a photo, as shares of its width and height from the upper left corner. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The pixels a rectangle covers: at least all it touches, never beyond the picture; undefined when it covers none. */
export function pixelsOf({ x, y, width, height }: Rectangle, picture: { readonly width: number; readonly height: number }): PixelBox | undefined {
  if (width <= 0 || height <= 0) return undefined;
  const left = Math.min(Math.floor(x * picture.width), picture.width);
  const top = Math.min(Math.floor(y * picture.height), picture.height);
  const right = Math.min(Math.ceil((x + width) * picture.width), picture.width);
  const bottom = Math.min(Math.ceil((y + height) * picture.height), picture.height);
  return right > left && bottom > top ? { left, top, width: right - left, height: bottom - top } : undefined;
}
