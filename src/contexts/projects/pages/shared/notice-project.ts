import type { SlotProps } from '../../../../ui/faces.ts';

/** The project a notice is about, by its id; undefined where it is about something else. */
export function projectOfNotice({ record }: SlotProps): string | undefined {
  const origin = (record as { readonly origin?: { readonly type: string; readonly id: string } | null } | undefined)?.origin;
  return origin?.type === 'project' ? origin.id : undefined;
}
