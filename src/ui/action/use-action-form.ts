import { useEffect, useRef, useState } from 'react';
import type { FormField } from '../../shared/form.ts';
import { useProblemText } from '../api/use-problem-text.ts';
import { hasText, useTranslation } from '../i18n/index.ts';
import { bodyOf, fieldHindrance, type FormValues } from './form-values.ts';

export interface ActionFormProps {
  /** Folder name of the context: where the labels are. */
  readonly context: string;
  readonly action: string;
  readonly fields: readonly FormField[];
  /** Gets the checked body. */
  readonly onSubmit: (body: Record<string, unknown>) => void;
  readonly onCancel?: () => void;
  readonly busy?: boolean;
  /** Why the last sending failed; named fields are marked. */
  readonly problem?: unknown;
  readonly initial?: FormValues;
  /** Told of every change, so that a page can keep a draft. */
  readonly onValues?: (values: FormValues) => void;
  /** The record, for pickers that depend on it (workstations of its place). */
  readonly record?: unknown;
}

/** What draws one field; contexts offer such controls for `workstation`, `category`, `request` … */
export interface ControlProps {
  readonly field: FormField;
  readonly label: string;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly optionLabel: (option: string) => string;
  readonly record: unknown;
}

interface ActionFormState {
  readonly controls: readonly (ControlProps & { readonly key: string })[];
  readonly submit: () => void;
  readonly submitLabel: string;
  /** Who will see what, when the context says so (`actions.<action>Hint`). */
  readonly consequence: string | undefined;
  /** What blocks sending for a reason outside a field, e.g. photos still on their way. */
  readonly setBlocked: (name: string, blocked: boolean) => void;
  readonly blocked: boolean;
}

/** Values, words and checks of an action's form; the kits draw it. */
export function useActionForm({ context, action, fields, onSubmit, problem, initial, onValues, record }: ActionFormProps): ActionFormState {
  const { t } = useTranslation([context, 'ui']);
  const { forField } = useProblemText();
  const [values, setValues] = useState<FormValues>(initial ?? {});
  const [checked, setChecked] = useState(false);
  const [blockers, setBlockers] = useState<ReadonlySet<string>>(new Set());
  const tell = useRef(onValues);
  useEffect(() => {
    tell.current = onValues;
  });
  useEffect(() => tell.current?.(values), [values]);

  const say = (key: string): string => t(key, { ns: context });
  const maybe = (key: string): string | undefined => (hasText(`${context}:${key}`) ? say(key) : undefined);
  const hindranceText = (field: FormField): string | undefined => {
    const hindrance = checked ? fieldHindrance(field, values[field.name]) : undefined;
    return hindrance && t(`fieldProblems.${hindrance}`, { ns: 'ui', minimum: field.minimum, maximum: field.maximum });
  };

  return {
    controls: fields.map((field) => ({
      key: field.name,
      field,
      label: say(`fields.${field.name}`),
      hint: maybe(`fieldHints.${field.name}`),
      error: hindranceText(field) ?? forField(problem, field.name),
      value: values[field.name],
      onChange: (value: unknown) => setValues((old) => ({ ...old, [field.name]: value })),
      optionLabel: (option: string) => say(`options.${field.name}.${option}`),
      record,
    })),
    submit: () => {
      setChecked(true);
      if (fields.every((field) => fieldHindrance(field, values[field.name]) === undefined)) onSubmit(bodyOf(fields, values));
    },
    submitLabel: say(`actions.${action}`),
    consequence: maybe(`actionHints.${action}`),
    setBlocked: (name, blocked) =>
      setBlockers((old) => {
        if (old.has(name) === blocked) return old;
        const next = new Set(old);
        if (blocked) next.add(name);
        else next.delete(name);
        return next;
      }),
    blocked: blockers.size > 0,
  };
}
