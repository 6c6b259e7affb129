import { z } from 'zod';

/** How a field of an action form is drawn. */
export type Control =
  | 'text'
  | 'longText'
  | 'photos'
  | 'choice'
  | 'choices'
  | 'money'
  | 'number'
  | 'date'
  | 'boolean'
  | 'rating'
  | 'workstation'
  | 'category'
  | 'place'
  | 'request'
  | 'fund'
  | 'contractor'
  | 'lines'
  | 'defect'
  | 'payment'
  | 'unit'
  | 'handOver'
  | 'furtherPlace';

/** One field of an action form, as it travels to the screens. Labels come from `<context>:fields.<name>`. */
export interface FormField {
  readonly name: string;
  readonly control: Control;
  readonly required: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly options?: readonly string[];
}

export const formFieldSchema = z.object({
  name: z.string(),
  control: z.enum([
    'text', 'longText', 'photos', 'choice', 'choices', 'money', 'number', 'date', 'boolean', 'rating', 'workstation', 'category', 'place', 'request',
    'fund', 'contractor', 'lines', 'defect', 'payment', 'unit', 'handOver', 'furtherPlace',
  ]),
  required: z.boolean(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  options: z.array(z.string()).readonly().optional(),
});

declare module 'zod' {
  interface GlobalMeta {
    /** The control that draws this field in an action form. */
    control?: Control;
  }
}

interface JsonProperty {
  readonly type?: string;
  readonly control?: Control;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: { readonly enum?: readonly string[] };
}

function controlOf(property: JsonProperty): Control {
  if (property.control) return property.control;
  if (property.enum) return 'choice';
  if (property.items?.enum) return 'choices';
  if (property.type === 'boolean') return 'boolean';
  if (property.type === 'integer' || property.type === 'number') return 'number';
  return 'text';
}

function fieldOf(name: string, property: JsonProperty, required: boolean): FormField {
  const minimum = property.minimum ?? property.minLength ?? property.minItems;
  const maximum = property.maximum ?? property.maxLength ?? property.maxItems;
  const options = property.enum ?? property.items?.enum;
  return {
    name,
    control: controlOf(property),
    required,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(options ? { options } : {}),
  };
}

/** The fields of an action form, read from the action's input schema (an object of plain fields). */
export function formFieldsOf(input: z.ZodObject): readonly FormField[] {
  const schema = z.toJSONSchema(input, { io: 'input' });
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property as JsonProperty, required.has(name)),
  );
}
