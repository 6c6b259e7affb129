/** What a photo may be; enforced on decoded content. */
export const photoLimits = {
  /** Bytes as received. */
  bytes: 20 * 1024 * 1024,
  /** Width × height before decoding; larger ones are mostly decompression bombs. */
  pixels: 50_000_000,
  /** Shortest side in pixels; below this nothing can be recognised. */
  shortestSide: 32,
  /** Longest side of the served photo in pixels. */
  served: 2048,
  /** Side of the square thumbnail in pixels. */
  thumbnail: 320,
} as const;

/** What photos and thumbnails are served as. */
export const servedMediaType = 'image/jpeg';
