import { useTranslation } from '../i18n/index.ts';
import { ApiProblem, type FieldProblem } from './problem.ts';

export interface ProblemTexts {
  /** What happened and what to do, in a sentence. */
  readonly text: (problem: unknown) => string;
  /** What is wrong with one field. */
  readonly field: (problem: FieldProblem, context: string) => string;
  /** The text for a field of a form, when the problem names it. */
  readonly forField: (problem: unknown, name: string) => string | undefined;
}

/** Words for problems: the context's `problems.<code>`, else the kit's, else by status. */
export function useProblemText(): ProblemTexts {
  const { t, i18n } = useTranslation();
  const first = (keys: readonly string[]): string | undefined => {
    const key = keys.find((candidate) => i18n.exists(candidate));
    return key === undefined ? undefined : t(key as 'problems.unknown');
  };
  const text = (problem: unknown): string => {
    if (!(problem instanceof ApiProblem)) return t('problems.unknown');
    const { context, code, status } = problem;
    const known = first([`${context}:problems.${code}`, `ui:problems.${code}`, `ui:problems.http-${status}`]);
    return known ?? t(status >= 500 ? 'problems.server' : 'problems.unknown');
  };
  const field = (problem: FieldProblem, context: string): string =>
    first([`${context}:fieldProblems.${problem.code}`, `${context}:problems.${problem.code}`, `ui:fieldProblems.${problem.code}`]) ?? t('fieldProblems.invalid');
  const forField = (problem: unknown, name: string): string | undefined => {
    if (!(problem instanceof ApiProblem)) return undefined;
    const found = problem.fields.find((entry) => entry.field === name || entry.field.startsWith(`${name}.`));
    return found && field(found, problem.context);
  };
  return { text, field, forField };
}
