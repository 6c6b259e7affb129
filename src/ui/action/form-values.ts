import type { FormField } from '../../shared/form.ts';

export type FormValues = Readonly<Record<string, unknown>>;

/** An action open to the person now, as the server returns it with every record. */
export interface OpenAction {
  readonly action: string;
  readonly fields: readonly FormField[];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The body to send: empty fields are left out, texts lose the space at their ends. */
export function bodyOf(fields: readonly FormField[], values: FormValues): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, control } of fields) {
    const value = values[name];
    const sent = typeof value === 'string' ? value.trim() : value;
    if (control === 'boolean' && sent === undefined) continue;
    if (!isEmpty(sent)) body[name] = sent;
  }
  return body;
}

/** What is wrong with a field before anything is sent: a key of `ui:fieldProblems`; the server checks again. */
export function fieldHindrance(field: FormField, value: unknown): 'required' | 'tooFew' | 'tooLong' | 'outOfRange' | undefined {
  const empty = isEmpty(typeof value === 'string' ? value.trim() : value);
  if (field.required && (empty || (field.control === 'boolean' && value !== true))) return 'required';
  if (empty) return undefined;
  if (Array.isArray(value)) return field.minimum !== undefined && value.length < field.minimum ? 'tooFew' : undefined;
  if (typeof value === 'string') return field.maximum !== undefined && value.length > field.maximum ? 'tooLong' : undefined;
  if (typeof value !== 'number') return undefined;
  const low = field.minimum !== undefined && value < field.minimum;
  const high = field.maximum !== undefined && value > field.maximum;
  return low || high ? 'outOfRange' : undefined;
}
