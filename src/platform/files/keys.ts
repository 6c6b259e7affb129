import type { z } from 'zod';
import type { variantSchema } from './contract.ts';

export type Variant = z.output<typeof variantSchema>;

/** The folder of a file; the last two digits spread files over 256 folders. */
export function folderOf(id: string): string {
  return `${id.slice(-2)}/${id}`;
}

/** The storage key of one version of a file. */
export function keyOf(id: string, variant: Variant): string {
  return `${folderOf(id)}/${variant}`;
}

/** The address of one version of a file. */
export function fileUrl(id: string, variant: Variant): string {
  return `/api/v1/files/${id}/${variant}`;
}
