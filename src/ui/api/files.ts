import { newId } from '../../shared/ids.ts';
import { call } from './client.ts';

/** The address of a stored photo: `thumbnail` 320 px square, `full` up to 2048 px. */
export function photoAddress(id: string, size: 'thumbnail' | 'full' = 'full'): string {
  return `/api/v1/files/${id}/${size === 'thumbnail' ? 'thumbnail' : 'photo'}`;
}

/** Sends one photo; answers its id. The key makes a repeated sending harmless. */
export async function uploadPhoto(photo: Blob, idempotencyKey: string = newId(), signal?: AbortSignal): Promise<string> {
  const form = new FormData();
  form.append('photo', photo, 'photo');
  const { id } = await call('files.stage', {}, { form, idempotencyKey, signal });
  return id;
}
